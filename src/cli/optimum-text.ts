import type { Scenario } from "../model/scenario.ts";
import type { Found } from "../node/search-for.ts";
import type { Study } from "../study/study.ts";
import { choiceText } from "./choice-text.ts";
import { shownCell } from "./number-text.ts";

/** What came of a search: the frontier, how flat its end is, how the scenario does as it is, and how to have the best. */
export function optimumText(scenario: Scenario, study: Study, found: Found, folder: string | null): string {
  const { cells, choice, use, own, files, missing } = found;
  const { best, maximise, minimise, price } = choice;
  const sought = maximise ?? minimise ?? "";
  const settings = use.map(({ path, value }) => `--set ${quoted(`${path}=${written(value)}`)}`);
  const cost = own === null || price === null ? "" : `, ${price} ${shownCell(own.price)}`;
  return [
    `${scenario.name}: ${cells} harnesses, each solved exactly`,
    choiceText(study, choice, folder === null ? "--json" : "objective.json"),
    ...(best === null || own === null ? [] : [`  as it is: ${sought} ${shownCell(own.value)}${cost}`]),
    ...(best === null ? [] : [`  to use the best: ${settings.join(" ")}`]),
    ...(missing === null ? [] : ["", `No figure: ${missing}.`]),
    ...(folder === null ? [] : ["", `In ${folder}: ${files.join(", ")}`]),
  ].join("\n");
}

const written = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** In quotes where a shell would take it apart. */
const quoted = (text: string): string => (/^[\w.=,+-]+$/.test(text) ? text : `'${text}'`);
