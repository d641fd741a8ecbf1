import { readFileSync } from "node:fs";

/** A part of the package: what it is imported by, and where it stands in the source. */
export interface Entry {
  readonly part: string;
  readonly source: string;
}

const { name, exports } = JSON.parse(readFileSync("package.json", "utf8"));

/** Every part that package.json exports, in its order. */
export const entries: readonly Entry[] = Object.entries<{ default?: string }>(exports)
  .filter(([, target]) => target.default !== undefined)
  .map(([path, target]) => ({
    part: path.replace(".", name),
    source: (target.default as string).replace("./dist/", "src/").replace(/\.js$/, ".ts"),
  }));
