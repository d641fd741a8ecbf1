import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { digest } from "../study/digest.ts";
import type { Experiment } from "./experiments.ts";
import { finishReplacing } from "./replace-files.ts";

/** Whether what lies in a figure's folder was made from the experiment as it is now, and is what was made. */
export type FigureState = "not made" | "experiment changed" | "files changed" | "up to date";

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
  const pictures = study.figure === null ? [] : [`${study.name}.png`, `${study.name}.pdf`];
  const pictured = pictures.every((name) => existsSync(join(folder, name)));
  return intact && pictured ? "up to date" : "files changed";
}

interface Provenance {
  readonly experiment?: { readonly sha256?: string };
  readonly sha256?: Readonly<Record<string, string>>;
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

const hashOf = (file: string): string | null => (existsSync(file) ? digest(readFileSync(file)) : null);
