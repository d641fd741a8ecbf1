import { type KeyPath, parseKeyPath } from "../input/key-path.ts";
import { shortNames } from "./expand-axis.ts";

/** The path into the scenario that a name stands for: a short name's, or the one that it is. */
export const namedPath = (name: string): KeyPath =>
  parseKeyPath(Object.hasOwn(shortNames, name) ? shortNames[name] : name) ?? [name];
