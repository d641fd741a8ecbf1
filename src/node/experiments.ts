import { hash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { unknownName } from "../input/nearest-name.ts";
import { shownText } from "../model/shown-value.ts";
import { parseStudy } from "../study/parse-study.ts";
import type { Study } from "../study/study.ts";
import { isThere, readText } from "./read-text.ts";

/** An experiment file, read and parsed. */
export interface Experiment {
  readonly file: string;
  readonly sha256: string;
  readonly builtin: boolean;
  readonly study: Study;
}

/** Where the package lies: a checkout, or what npm installed. Both keep the compiled or plain source two folders down. */
export const packageRoot = resolve(import.meta.dirname, "..", "..");

/** Whether the package is a checkout, in which pinned figures live. */
export const isCheckout = (): boolean =>
  existsSync(join(packageRoot, "src")) && existsSync(join(packageRoot, "figures"));

/** Every built-in experiment, in the order of its number. */
export function builtinExperiments(): readonly Experiment[] {
  return builtinFiles().map((file) => readExperiment(file, true));
}

/**
 * An experiment by its built-in name (`granularity`, `010-granularity`) or by the path of a file.
 *
 * Errors: ScenarioError for a name that no built-in experiment has and no file either, and for what is wrong in the file.
 */
export function findExperiment(nameOrPath: string): Experiment {
  const builtin = builtinFiles().find((file) => namesOf(file).includes(nameOrPath));
  if (builtin !== undefined) return readExperiment(builtin, true);
  if (isThere(nameOrPath)) return readExperiment(nameOrPath, builtinFiles().includes(resolve(nameOrPath)));
  const known = builtinFiles().map((file) => namesOf(file)[1]);
  const law = `an experiment must be a file or a built-in name, but ${shownText(nameOrPath)} is neither; built in`;
  throw unknownName(law, nameOrPath, known);
}

function readExperiment(file: string, builtin: boolean): Experiment {
  const text = readText(file);
  return { file, sha256: hash("sha256", text, "hex"), builtin, study: parseStudy(text, file) };
}

function builtinFiles(): readonly string[] {
  const folder = join(packageRoot, "experiments");
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return names.sort().map((name) => join(folder, name));
}

function namesOf(file: string): readonly string[] {
  const stem = basename(file, ".yaml");
  return [stem, stem.replace(/^\d+-/, "")];
}
