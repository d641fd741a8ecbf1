import type { Row } from "../stats/table.ts";
import type { Study } from "./study.ts";

/** A key of the scenario, and what an axis puts there. */
export interface Setting {
  readonly path: string;
  readonly value: unknown;
}

/** What the axes of a study set in the scenario of a row, in their order. */
export const settingsOf = ({ axes }: Pick<Study, "axes">, row: Row): readonly Setting[] =>
  axes.flatMap(({ name, values, follows }) => {
    if (follows !== undefined) return [{ path: follows.path, value: row[name] }];
    const set = values.find(({ label }) => label === row[name])?.set ?? {};
    return Object.entries(set).map(([path, value]) => ({ path, value }));
  });
