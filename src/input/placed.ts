import { type Place, ScenarioError } from "../model/errors.ts";
import { type KeyPath, parseKeyPath } from "./key-path.ts";

/** What `make` gives; its errors with the places of their keys. */
export function placed<T>(make: () => T, placeOf: (path: KeyPath) => Place | undefined): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof ScenarioError
      ? error.placedBy((path) => placeOf(parseKeyPath(path) ?? []))
      : error;
  }
}
