import { existsSync, readFileSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { measurementsOf } from "../study/measurement.ts";
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
  const entries = experiments.flatMap(({ file, study }): readonly GalleryEntry[] => {
    const kept = join(folder, study.name, findingFile);
    if (!existsSync(kept)) return [];
    const finding: StudyFinding = JSON.parse(readFileSync(kept, "utf8"));
    const experiment = { name: basename(file), link: relative(folder, file).split(sep).join("/") };
    const asked = measurementsOf(study, builtinLibrary.measurements);
    const sampled = asked.some(({ samples }) => samples) ? study.trials : null;
    return [{ study, finding, experiment, sampled }];
  });
  return galleryPage(entries);
}
