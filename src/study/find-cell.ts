import { nearestHint } from "../input/nearest-name.ts";
import { ScenarioError } from "../model/errors.ts";
import { shownText } from "../model/shown-value.ts";
import type { Cell } from "./cells.ts";
import type { Design } from "./design.ts";

/** Cells that a name fits, of which an error shows no more. */
const mostShown = 4;

/**
 * The one cell of a design that a text names: by its identity or how that begins (`c1-5f0c`), or by values on axes, as in
 * `agent=model-1,attempts=2`. Errors: ScenarioError for a text that names none or several, with what would.
 */
export function findCell<Subject>(design: Design<Subject>, text: string): Cell<Subject> {
  const fits = text.includes("=") ? byCoordinates(text) : byIdentity(text);
  const found: Cell<Subject>[] = [];
  let [count, differ] = [0, false];
  for (const cell of design.cells) {
    if (!fits(cell)) continue;
    count++;
    if (found.length < mostShown) found.push(cell);
    if (cell.identity !== found[0].identity) differ = true;
  }
  if (found.length === 0) throw none(text, design);
  // Cells that come to the same subject have one identity, and one answer.
  if (differ) throw several(text, found, count);
  return found[0];
}

type Fits = (cell: Pick<Cell, "identity" | "coordinates">) => boolean;

const byIdentity =
  (text: string): Fits =>
  ({ identity }) =>
    text !== "" && identity.startsWith(text);

function byCoordinates(text: string): Fits {
  const wanted = text.split(",").map((pair) => {
    const [name, ...value] = pair.split("=");
    return { name: name.trim(), value: value.join("=").trim() };
  });
  return ({ coordinates }) =>
    wanted.every(
      ({ name, value }) => Object.hasOwn(coordinates, name) && String(coordinates[name]) === value,
    );
}

/** What the axes call a cell, as `findCell` takes it. */
export const cellText = ({ coordinates }: Pick<Cell, "coordinates">): string =>
  Object.entries(coordinates)
    .map(([name, value]) => `${name}=${value}`)
    .join(",");

function several<Subject>(text: string, found: readonly Cell<Subject>[], count: number): ScenarioError {
  const problem = `must name one cell, but ${shownText(text)} fits ${count}`;
  const shown = found.map(cellText).join("  ");
  return new ScenarioError({ path: "cell", problem, hint: `the first are ${shown}` });
}

function none<Subject>(text: string, { cells }: Design<Subject>): ScenarioError {
  const [first] = cells;
  const names = Object.keys(first?.coordinates ?? {});
  const strange = text
    .split(",")
    .map((pair) => pair.split("=")[0].trim())
    .find((name) => text.includes("=") && !names.includes(name));
  const problem = `must name a cell of the study, but ${shownText(text)} fits none`;
  const example = first === undefined ? undefined : `as in ${cellText(first)}`;
  const hint = strange === undefined ? example : (nearestHint(strange, names) ?? example);
  return new ScenarioError({ path: "cell", problem, hint });
}
