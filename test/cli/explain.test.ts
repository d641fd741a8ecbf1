import { DatabaseSync } from "node:sqlite";
import { beforeAll, describe, expect, it } from "vitest";
import { attemptsStudy } from "../support/studies.ts";
import { printed, tautline } from "../support/tautline.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();
let study = "";
let line: readonly string[] = [];

beforeAll(async () => {
  study = folder.write("attempts.yaml", `${attemptsStudy}\nfigure: none`);
  line = ["explain", study, "agent=model-3,attempts=2", "--out", folder.path("out")];
});

const explained = async (...more: readonly string[]) => JSON.parse(await printed(...line, ...more, "--json"));

describe("explain", () => {
  it("follows an answer from missing to kept, to another number of trials, to damaged", async () => {
    const before = await explained();
    expect(before).toMatchObject({ study: "attempts", coordinates: { agent: "model-3", attempts: 2 } });
    const exact = {
      state: "missing",
      madeBy: null,
      otherwise: [],
      key: { measurement: "exact", trials: null },
    };
    const sampled = { measurement: "monte-carlo", version: 2, trials: 50, seed: "attempts" };
    expect(before.answers).toMatchObject([exact, { state: "missing", key: sampled }]);
    await printed("run", study, "--out", folder.path("out"));
    const after = (await explained()).answers;
    expect(after).toMatchObject([{ state: "kept" }, { state: "kept", otherwise: [] }]);
    expect(after[0].madeBy).toMatch(/^tautline \d/);
    expect(after.map(({ id }: { id: string }) => id)).toEqual(
      before.answers.map(({ id }: { id: string }) => id),
    );
    const more = (await explained("--trials", "60")).answers;
    expect(more[0]).toEqual(after[0]);
    expect(more[1]).toMatchObject({ state: "missing", otherwise: [{ ...sampled, cell: before.cell }] });
    const database = new DatabaseSync(folder.path("out/store.sqlite"));
    database.prepare("UPDATE answers SET body = replace(body, '0.', '0.1') WHERE id = ?").run(after[0].id);
    database.close();
    expect((await explained()).answers).toMatchObject([{ state: "damaged" }, { state: "kept" }]);
  });

  it("says it in words", async () => {
    expect(
      await printed("explain", study, "agent=model-1,attempts=1", "--out", folder.path("nowhere")),
    ).toMatch(
      /^attempts: agent=model-1,attempts=1 {2}c1-[0-9a-f]{32} {2}\(no store yet\)\n {2}exact \(version 1\) is missing: tautline run computes it {2}r1-[0-9a-f]{32}\n {2}monte-carlo \(version 2, 50 trials of seed "attempts"\) is missing/,
    );
  });

  it.each([
    [
      "several",
      "attempts=2",
      /must name one cell, but "attempts=2" fits 2\n {2}hint: the first are agent=model-1,attempts=2 {2}agent=model-3,attempts=2/,
    ],
    ["none", "attempts=9", /fits none\n {2}hint: as in agent=model-1,attempts=1/],
    ["an axis that there is not", "attemps=2", /fits none\n {2}hint: did you mean attempts/],
    ["an empty name", "", /fits none/],
    ["all", "c1-", /fits 6\n/],
  ])("refuses a name of %s", async (_, name, message) => {
    const { out, err, code } = await tautline(["explain", study, name]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
  });

  it("refuses a study whose rows are a table's", async () => {
    expect((await tautline(["explain", "harness-sensitivity", "x"])).err).toMatch(
      "the rows come from a table",
    );
  });
});
