import { readFileSync } from "node:fs";
import { join } from "node:path";
import { figureDefinitions } from "../../src/figures/figure-definitions.ts";
import { frontierFigure } from "../../src/figures/frontier.ts";
import type { Figure } from "../../src/figures/kit/figure-definition.ts";
import { packageRoot } from "../../src/node/experiments.ts";
import { parseCsv } from "../../src/study/csv.ts";
import { frontierRequest } from "./frontier-request.ts";
import { pictureParts } from "./picture-parts.ts";

/** Every figure by its name, drawn from the table that lies beside it and taken apart. */
const publishedFigures = () => Object.keys(figureDefinitions).map((name) => [name, published(name)] as const);

/** Those, and the frontier of a made-up table: every picture that is no plot of a user's own columns. */
export const allFigures = () => [...publishedFigures(), ["frontier", frontierOfFour()] as const];

function published(name: string) {
  const rows = parseCsv(readFileSync(join(packageRoot, "figures", name, "data.csv"), "utf8"));
  const trials = rows.some((row) => row["engine"] === "monte-carlo") ? 1000 : null;
  return partsOf(figureDefinitions[name].draw(rows, { ...words, trials }));
}

const words = {
  experiment: "010-sample",
  dataHash: "0123456789abcdef",
  paper: "agents",
  ours: "the goal",
  figures: ["2a"],
};

const frontierOfFour = () => partsOf(frontierFigure(frontierRequest, { ...words, trials: null }));

function partsOf({ spec }: Pick<Figure, "spec">) {
  const { text, subtitle } = (spec as { title: { text: string | string[]; subtitle: string[] } }).title;
  return { title: [text].flat(), subtitle, ...pictureParts(spec) };
}
