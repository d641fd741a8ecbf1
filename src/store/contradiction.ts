import { StoreError } from "../model/errors.ts";
import { keyText, type StoredRecord } from "./stored-record.ts";

/** The error of two contents under one id: whichever is wrong, none of them may be reported. */
export function contradiction(kept: Pick<StoredRecord, "madeBy">, { key, madeBy }: StoredRecord): StoreError {
  const problem = `equal questions must have equal answers, but the store has another one, by ${kept.madeBy}, than ${madeBy} gives to ${keyText(key)}`;
  const hint =
    "one of the two is wrong, or another build of the program made it: keep them in two stores, or begin a new one";
  return new StoreError(problem, { hint });
}
