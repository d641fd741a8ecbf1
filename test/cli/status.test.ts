import { DatabaseSync } from "node:sqlite";
import { beforeAll, describe, expect, it } from "vitest";
import { attemptsStudy } from "../support/studies.ts";
import { printed } from "../support/tautline.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();
let line: readonly string[] = [];

beforeAll(async () => {
  const study = folder.write("attempts.yaml", `${attemptsStudy}\nfigure: none`);
  line = ["status", study, "--out", folder.path("out")];
});

const inStore = (statement: string) => {
  const database = new DatabaseSync(folder.path("out/store.sqlite"));
  database.exec(statement);
  database.close();
};

const one = (of: string) => `(SELECT ${of}(id) FROM answers)`;

describe("tautline status", () => {
  it("tells what is kept, what is missing and what is damaged, and nothing of what is not", async () => {
    const nothing = (await printed(...line)).split("\n");
    expect(nothing).toEqual([
      "attempts: 0 of 12 evaluations (6 cells) are kept (no store yet)",
      "12 are missing: tautline run computes them",
      "",
    ]);
    await printed("run", ...line.slice(1));
    expect(await printed(...line)).toMatch(
      /^attempts: 12 of 12 evaluations \(6 cells\) are kept \(.*store\.sqlite\)\n$/,
    );
    inStore(`DELETE FROM answers WHERE id = ${one("min")}`);
    expect((await printed(...line)).split("\n").slice(1)).toEqual([
      "1 are missing: tautline run computes them",
      "",
    ]);
    inStore(`UPDATE answers SET body = body || ' ' WHERE id = ${one("max")}`);
    expect((await printed(...line)).split("\n").slice(1)).toEqual([
      "1 are missing: tautline run computes them",
      "1 are damaged: tautline run --repair computes them again",
      "",
    ]);
    expect(JSON.parse(await printed(...line, "--json"))).toMatchObject({ kept: 10, missing: 1, damaged: 1 });
  });
});
