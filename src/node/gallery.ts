import { existsSync, readFileSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { measurementsOf } from "../study/measurement.ts";
import type { Study } from "../study/study.ts";
import { builtinLibrary } from "./builtin-library.ts";
import type { Experiment } from "./experiments.ts";
import { type GalleryEntry, galleryPage } from "./gallery-page.ts";
import { findingFile, type StudyFinding } from "./study-files.ts";

/**
 * The page that shows every figure of a folder: what the paper says, what came out, the verdicts and whose the numbers are.
 *
 * It is made of what the runs found and kept; figures that were never made are left out. The same files give the same page.
 */
export function gallery(experiments: readonly Experiment[], folder: string): string {
  const kept = ({ study }: Experiment) => join(folder, study.name, findingFile);
  return galleryPage(
    experiments
      .filter((experiment) => existsSync(kept(experiment)))
      .map((experiment) => entryOf(experiment, folder, JSON.parse(readFileSync(kept(experiment), "utf8")))),
  );
}

const entryOf = ({ file, study }: Experiment, folder: string, finding: StudyFinding): GalleryEntry => ({
  study,
  finding,
  experiment: { name: basename(file), link: relative(folder, file).split(sep).join("/") },
  sampled: isSampled(study) ? study.trials : null,
});

const isSampled = (study: Study): boolean =>
  measurementsOf(study, builtinLibrary.measurements).some(({ samples }) => samples);
