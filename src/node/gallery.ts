import { existsSync, readFileSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { type Claim, decideClaims, findStatements } from "../analysis/claims.ts";
import { worlds } from "../analysis/world.ts";
import { measurementsOf } from "../study/measurement.ts";
import type { Study } from "../study/study.ts";
import { builtinLibrary } from "./builtin-library.ts";
import type { Experiment } from "./experiments.ts";
import { type GalleryEntry, galleryPage } from "./gallery-page.ts";

/**
 * The page that shows every figure of a folder: what the paper says, what came out, the verdicts and whose the numbers are.
 *
 * It is made of the figures' own files and of the claims decided anew; figures that were never made are left out. The same
 * files give the same page. Errors: ScenarioError for an experiment that names a statement there is none of.
 */
export function gallery(experiments: readonly Experiment[], folder: string): string {
  const made = experiments.filter(({ study }) => existsSync(specFile(folder, study.name)));
  return galleryPage(made.map((experiment) => entryOf(experiment, folder)));
}

function entryOf({ file, study }: Experiment, folder: string): GalleryEntry {
  const { text, subtitle } = titleOf(folder, study.name);
  return {
    study,
    finding: text,
    details: subtitle,
    claims: study.claims.flatMap((id) => claimsOf(id)),
    experiment: { name: basename(file), link: relative(folder, file).split(sep).join("/") },
    sampled: isSampled(study) ? study.trials : null,
  };
}

const isSampled = (study: Study): boolean =>
  measurementsOf(study, builtinLibrary.measurements).some(({ samples }) => samples);

/** The verdicts are those of the canonical world, in which the figures are drawn. */
const claimsOf = (id: string): readonly Claim[] => [
  ...decideClaims(worlds[0], builtinLibrary, findStatements(id)),
];

const specFile = (folder: string, name: string): string => join(folder, name, "spec.vl.json");

interface Title {
  readonly text: string;
  readonly subtitle: string;
}

/** A picture's title and what stands under it, without their line breaks. */
function titleOf(folder: string, name: string): Title {
  const { title } = JSON.parse(readFileSync(specFile(folder, name), "utf8"));
  const whole = (lines: unknown) => (Array.isArray(lines) ? lines.join(" ") : String(lines ?? ""));
  return { text: whole(title?.text), subtitle: whole(title?.subtitle) };
}
