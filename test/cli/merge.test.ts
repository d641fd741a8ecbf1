import { beforeAll, describe, expect, it } from "vitest";
import { attemptsStudy } from "../support/studies.ts";
import { printed, tautline } from "../support/tautline.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();
const parts = () => [1, 2].map((part) => folder.path(`part-${part}.sqlite`));

beforeAll(async () => {
  const study = folder.write("attempts.yaml", `${attemptsStudy}\nfigure: none`);
  for (const [i, store] of parts().entries())
    await printed("run", study, "--store", store, "--shard", `${i + 1}/2`);
});

describe("tautline merge", () => {
  it("says how many answers it added to a store, and how many were there already", async () => {
    const into = folder.path("all.sqlite");
    const [first] = parts();
    expect(await printed("merge", first, "--store", into)).toMatch(
      /^8 answers added to .*all\.sqlite; 0 were there already\n$/,
    );
    const both = ["merge", ...parts(), "--store", into];
    expect(JSON.parse(await printed(...both, "--json"))).toEqual({ added: 4, present: 8, store: into });
    expect(await printed(...both)).toMatch(/^0 answers added to .*all\.sqlite; 12 were there already\n$/);
  });

  it("refuses to read the store it adds to, one that is not there, and to do so without either", async () => {
    const [first] = parts();
    const refused = async (...words: readonly string[]) => {
      const { code, err } = await tautline(["merge", ...words]);
      expect(code).toBe(2);
      return err;
    };
    expect(await refused(first, "--store", first)).toContain(
      "must be another store than those that are read",
    );
    expect(await refused(first)).toContain("--store: must name the store to add to, but is missing");
    expect(await refused("--store", first)).toContain("--store: needs stores to add to it");
    expect(await refused(folder.path("none.sqlite"), "--store", folder.path("new.sqlite"))).toContain(
      "must be a store, but there is no such file",
    );
  });
});
