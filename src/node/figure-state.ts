import { hash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Study } from "../study/study.ts";
import type { Experiment } from "./experiments.ts";
import { keptFile } from "./replace-files.ts";

/** Whether what lies in a figure's folder was made from the experiment as it is now, and is what was made. */
export type FigureState =
  | "not made"
  | "experiment changed"
  | "files changed"
  | "made with changes"
  | "up to date";

/** The state of a figure by the hashes in its provenance. It does not rerun anything: code that changed is not seen. */
export function figureState({ sha256, study }: Experiment, folder: string): FigureState {
  if (!existsSync(keptFile(folder, provenanceFile))) return "not made";
  const kept = readProvenance(folder);
  if (kept === null) return "files changed";
  if (kept.experiment?.sha256 !== sha256) return "experiment changed";
  const hashes = Object.entries(kept.sha256 ?? {});
  const intact = hashes.every(([name, hash]) => hashOf(keptFile(folder, name)) === hash);
  const pictures = (kept.figure ?? null) === null ? [] : picturesOf(`${study.name}.svg`);
  const pictured = pictures.every((name) => existsSync(keptFile(folder, name)));
  if (!intact || !pictured) return "files changed";
  return isAskedAlike(kept, study) ? "up to date" : "made with changes";
}

/** The files of the result that lies in a folder, by what its provenance says; none where nothing was made. */
export function filesOfResult(folder: string): readonly string[] {
  const named = Object.keys(readProvenance(folder)?.sha256 ?? {});
  const pictures = named.filter((name) => name.endsWith(".svg")).flatMap(picturesOf);
  // The page may have been changed by hand: nothing outside the folder is named by it.
  const own = [...named, ...pictures].filter((name) => basename(name) === name && !name.startsWith("."));
  return own.length === 0 ? [] : [...own, provenanceFile];
}

/** The PNG and the PDF are made of the SVG, and have no hash. */
const picturesOf = (svg: string): readonly string[] =>
  [".png", ".pdf"].map((end) => svg.replace(/\.svg$/, end));

/** Whether a result was made as its experiment says, with no flag that changes it. */
function isAskedAlike(made: Provenance, study: Study): boolean {
  const { figure, engines = [], measurement = [], trials, until, seed } = made;
  const asked = [engines, measurement].flat();
  return (
    figure === study.figure &&
    asked.join() === study.measurements.join() &&
    (trials ?? study.trials) === study.trials &&
    (until ?? null) === study.until &&
    (seed ?? study.seed) === study.seed
  );
}

const provenanceFile = "provenance.json";

/** What `provenance.json` says that is read again. */
interface Provenance {
  readonly experiment?: { readonly sha256?: string };
  readonly sha256?: Readonly<Record<string, string>>;
  readonly figure?: string | null;
  readonly engines?: readonly string[];
  readonly measurement?: string;
  readonly trials?: number;
  readonly until?: number;
  readonly seed?: string;
}

/** Null when there is no such file or it is no JSON object: somebody changed it. */
export function readProvenance(folder: string): Provenance | null {
  try {
    const kept: unknown = JSON.parse(readFileSync(keptFile(folder, provenanceFile), "utf8"));
    return typeof kept === "object" ? (kept as Provenance | null) : null;
  } catch {
    return null;
  }
}

/** What `digest` gives, by the platform's own: a listing reads megabytes. */
const hashOf = (file: string): string | null =>
  existsSync(file) ? hash("sha256", readFileSync(file), "hex") : null;
