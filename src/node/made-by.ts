import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "./experiments.ts";

/** What computes here: the package and its version, as in `tautline 0.1.0`. */
export function madeBy(): string {
  const { name, version } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
  return `${name} ${version}`;
}
