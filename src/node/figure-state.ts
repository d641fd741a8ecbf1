import { hash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Study } from "../study/study.ts";
import type { Experiment } from "./experiments.ts";
import { finishReplacing } from "./replace-files.ts";

/** Whether what lies in a figure's folder was made from the experiment as it is now, and is what was made. */
export type FigureState =
  | "not made"
  | "experiment changed"
  | "files changed"
  | "made with changes"
  | "up to date";

/** The state of a figure by the hashes in its provenance. It does not rerun anything: code that changed is not seen. */
export function figureState({ sha256, study }: Experiment, folder: string): FigureState {
  if (!existsSync(folder)) return "not made";
  finishReplacing(folder);
  if (!existsSync(join(folder, "provenance.json"))) return "not made";
  const kept = readProvenance(join(folder, "provenance.json"));
  if (kept === null) return "files changed";
  if (kept.experiment?.sha256 !== sha256) return "experiment changed";
  const hashes = Object.entries(kept.sha256 ?? {});
  const intact = hashes.every(([name, hash]) => hashOf(join(folder, name)) === hash);
  const pictures = (kept.figure ?? null) === null ? [] : [`${study.name}.png`, `${study.name}.pdf`];
  const pictured = pictures.every((name) => existsSync(join(folder, name)));
  if (!intact || !pictured) return "files changed";
  return isAskedAlike(kept, study) ? "up to date" : "made with changes";
}

/** Whether a result was made as its experiment says, with no flag that changes it. */
function isAskedAlike(
  { figure, engines = [], measurement, trials, seed }: Provenance,
  study: Study,
): boolean {
  const asked = [engines, measurement ?? []].flat();
  return (
    figure === study.figure &&
    asked.join() === study.measurements.join() &&
    (trials ?? study.trials) === study.trials &&
    (seed ?? study.seed) === study.seed
  );
}

interface Provenance {
  readonly experiment?: { readonly sha256?: string };
  readonly sha256?: Readonly<Record<string, string>>;
  readonly figure?: string | null;
  readonly engines?: readonly string[];
  readonly measurement?: string;
  readonly trials?: number;
  readonly seed?: string;
}

/** Null when the file is no JSON object: somebody changed it. */
function readProvenance(file: string): Provenance | null {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof kept === "object" ? (kept as Provenance | null) : null;
  } catch {
    return null;
  }
}

/** What `digest` gives, by the platform's own: a listing reads megabytes. */
const hashOf = (file: string): string | null =>
  existsSync(file) ? hash("sha256", readFileSync(file), "hex") : null;
