import { statSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { attemptsStudy } from "../support/studies.ts";
import { printed, tautline } from "../support/tautline.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();
const text = `${attemptsStudy}\nfigure: none`;
let [small, large, store] = ["", "", ""];

beforeAll(async () => {
  small = folder.write("attempts.yaml", text);
  large = folder.write("more.yaml", `${text.replace("to: 3", "to: 60")}\nseed: attempts`);
  store = folder.path("store.sqlite");
  for (const study of [small, large])
    await printed("run", study, "--store", store, "--out", folder.path("out"));
});

const asJson = async (...line: readonly string[]) => JSON.parse(await printed(...line, "--json"));

describe("gc", () => {
  it("takes away what none of the studies asks, once it is told to, and gives the room back", async () => {
    expect(await asJson("gc", small, large, "--store", store)).toMatchObject({
      asked: 240,
      unasked: 0,
      dropped: 0,
    });
    const said = await printed("gc", small, "--store", store);
    expect(said).toMatch(
      /^228 of 240 answers in .*store\.sqlite are asked by none of these: --drop takes them away\n$/,
    );
    const before = statSync(store).size;
    expect(await asJson("gc", small, "--store", store)).toMatchObject({
      asked: 12,
      unasked: 228,
      bytes: before,
    });
    const dropped = await asJson("gc", small, "--store", store, "--drop");
    expect(dropped).toMatchObject({
      store,
      asked: 12,
      unasked: 228,
      dropped: 228,
      bytes: statSync(store).size,
    });
    expect(dropped.bytes).toBeLessThan(before / 2);
    const again = ["--store", store, "--out", folder.path("out")];
    expect(await asJson("run", small, ...again)).toMatchObject({ computed: 0, reused: 12 });
    expect(await asJson("run", large, ...again)).toMatchObject({ computed: 228, reused: 12 });
    expect(await printed("gc", small, "--store", store, "--drop")).toMatch(
      /^228 of 240 answers .* are gone; it has \d+ KB now\n$/,
    );
  });

  it("takes nothing away where all is asked, and one answer where one is not", async () => {
    const head =
      "question: Q?\nexpects: E.\nrefutedIf: R.\nscenario: { world: closed }\nengines: [exact]\nfigure: none\n";
    const one = folder.write("one.yaml", `${head}axes: { attempts: [1] }\n`);
    const two = folder.write("two.yaml", `${head}axes: { attempts: [1, 2] }\n`);
    const file = folder.path("asked.sqlite");
    await printed("run", two, "--store", file, "--out", folder.path("asked"));
    const told = async (...line: readonly string[]) => {
      const { asked, unasked, dropped } = await asJson("gc", ...line, "--store", file);
      return [asked, unasked, dropped];
    };
    expect([await told(two), await told(two, "--drop")]).toEqual([
      [2, 0, 0],
      [2, 0, 0],
    ]);
    // the rows of this one are a table's: it asks nothing of a store
    expect(await told(one, "harness-sensitivity", "--drop")).toEqual([1, 1, 1]);
    expect(await told(two)).toEqual([1, 0, 0]);
  });

  it("completes the names of studies", async () => {
    expect(await printed("--complete", "gc", "claims-m")).toBe("claims-matrix\n");
  });

  it.each([
    ["no store", ["gc", "granularity"], /--store: must name the store/],
    ["no study", ["gc", "--store", "a.sqlite"], /needs the studies whose answers stay/],
    [
      "a store that is not there",
      ["gc", "granularity", "--store", "nowhere.sqlite"],
      /there is no such file/,
    ],
  ])("refuses %s", async (_, line, message) => {
    const { out, err, code } = await tautline(line);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
  });
});
