import { readFileSync } from "node:fs";
import { join } from "node:path";
import { figureDefinitions } from "../../src/figures/figure-definitions.ts";
import { packageRoot } from "../../src/node/experiments.ts";
import { parseCsv } from "../../src/study/csv.ts";
import { pictureParts } from "./picture-parts.ts";

/** Every figure by its name, drawn from the table that lies beside it and taken apart. */
export const publishedFigures = () =>
  Object.keys(figureDefinitions).map((name) => [name, published(name)] as const);

function published(name: string) {
  const rows = parseCsv(readFileSync(join(packageRoot, "figures", name, "data.csv"), "utf8"));
  const trials = rows.some((row) => row["engine"] === "monte-carlo") ? 1000 : null;
  const words = { experiment: "010-sample", dataHash: "0123456789abcdef", paper: "agents", ours: "the goal" };
  const { spec } = figureDefinitions[name].draw(rows, { ...words, figures: ["2a"], trials });
  const { text, subtitle } = (spec as { title: { text: string | string[]; subtitle: string[] } }).title;
  return { title: [text].flat(), subtitle, ...pictureParts(spec) };
}
