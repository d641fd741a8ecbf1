import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtinExperiments, packageRoot } from "../../src/node/experiments.ts";
import { gallery } from "../../src/node/gallery.ts";
import type { Row } from "../../src/stats/table.ts";
import { parseCsv, toCsv } from "../../src/study/csv.ts";
import { digest } from "../../src/study/digest.ts";
import { type Said, tautline } from "../support/tautline.ts";

const figures = join(packageRoot, "figures");
const experiments = builtinExperiments().filter(({ study }) => study.figure !== null);
const names = experiments.map(({ study }) => study.name);
const read = (...parts: readonly string[]) => readFileSync(join(...parts));

let folder = "";
let said: Said;

/** What `npm run reproduce` does, into another folder. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "reproduce-"));
  said = await tautline(["figures", "--all", "--out", folder]);
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The exact rows behind each figure of the paper: if one moves, say so under Results changed. */
const published: Readonly<Record<string, readonly [rows: number, hash: string]>> = {
  granularity: [72, "c7d7b370f504d59fd2f8b8498711761911e120a5b9344a172518ea759584a5ed"],
  "guidance-pool": [18, "e1f5bb0055817f9c0ffc07b40aa1390aec44f0d6fe427baec018e095f7489dc4"],
  partial: [39, "94eb08283da36b1b0b8b32d21e74d5416b88f535462faede21cb935dac57cb1e"],
  "partial-shift": [105, "ea63c41bb0efd9911222a26c662b406de9da584d63e7fd58de9c025e2ef47c3b"],
  retries: [240, "ba3ecb24f4937393bf8f7e6b482e0ce69d80dbe68ff5257d3b5a55813f8ca6bc"],
  tolerance: [39, "825333d42fbdcb15fad21ee917b74c5b485e94255e7f3d8b6be2531e144bdf18"],
  pruning: [66, "d73a527950bf6dd3beee17c3d9b1c93dbebf3957b44cd06cd730f48030d266f3"],
};

describe("tautline figures --all", () => {
  it("makes every figure and the gallery, and says what came out of each", () => {
    expect([said.code, said.err.includes("Error")]).toEqual([0, false]);
    for (const name of names) expect(said.out).toMatch(new RegExp(`^${name}: \\S`, "m"));
    expect(readdirSync(folder).sort()).toEqual(["README.md", ...names].sort());
    expect(read(folder, "README.md").toString()).toBe(gallery(builtinExperiments(), folder));
  });

  it("says on the way how far it has come", () => {
    expect(said.err).toMatch(/granularity: 72 of 144 evaluations/);
  });
});

describe.each(names)("the pinned figure %s", (name) => {
  it("is remade byte for byte: data, specification and pictures", () => {
    const made = readdirSync(join(folder, name)).sort();
    expect(readdirSync(join(figures, name)).sort()).toEqual(made);
    // How a PNG is rounded and a PDF packed may differ between machines; both are made of the SVG.
    for (const file of made.filter((one) => !/\.(png|pdf)$/.test(one))) {
      expect([file, read(folder, name, file).equals(read(figures, name, file))]).toEqual([file, true]);
    }
  });

  it.runIf(name in published)("has the exact values that were published", () => {
    const exact = rowsOf(name, "exact").map(withoutSampling);
    expect([exact.length, digest(toCsv(exact))]).toEqual(published[name]);
  });

  it("samples what is exact: no point lies farther off than five standard errors", () => {
    const exact = new Map(rowsOf(name, "exact").map((row) => [row["cell"], row]));
    for (const row of rowsOf(name, "monte-carlo")) {
      const p = Number(exact.get(row["cell"])?.["passRate"]);
      const error = Math.sqrt((p * Math.max(0, 1 - p)) / Number(row["trials"]));
      // two passes where almost none is expected are no fault of the sampler
      expect(Math.abs(Number(row["passRate"]) - p)).toBeLessThanOrEqual(
        5 * error + 2 / Number(row["trials"]),
      );
    }
  });
});

describe("figures/README.md", () => {
  const page = read(figures, "README.md").toString();

  it("is what the command would write", () => {
    expect(page).toBe(gallery(builtinExperiments(), figures));
  });

  it("shows every figure, and there is no folder without one", () => {
    const folders = readdirSync(figures, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((entry) => entry.name).sort()).toEqual([...names].sort());
    for (const name of names) expect(page).toContain(`](${name}/${name}.png)`);
  });

  it("says that the figures of real agents cannot be rerun", () => {
    expect(page).toContain("## Not rerun: Figures 3a and 4");
  });
});

function rowsOf(name: string, engine: string): readonly Row[] {
  return parseCsv(read(folder, name, "data.csv").toString()).filter((row) => row["engine"] === engine);
}

const withoutSampling = ({ trials: _, cell: __, ...row }: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !/(Low|High|StandardError)$/.test(name)));
