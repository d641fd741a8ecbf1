import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recordFrom } from "../../src/node/record-from.ts";
import { selected } from "../../src/node/sqlite-store.ts";
import { recordOf, rowsOf } from "../../src/store/stored-record.ts";
import { digest } from "../../src/study/digest.ts";
import { attemptsStudy } from "../support/studies.ts";
import { printed, tautline } from "../support/tautline.ts";

let folder = "";
let file = "";

const study = `${attemptsStudy}\nfigure: none`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "store-"));
  file = join(folder, "attempts.yaml");
  writeFileSync(file, study);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);

const asJson = async (...line: readonly string[]) => JSON.parse(await printed(...line, "--json"));

/** What a command line that must fail says. */
async function refused(...line: readonly string[]): Promise<string> {
  const { out, err, code } = await tautline(line);
  expect([code, out]).toEqual([2, ""]);
  return err;
}

describe("run beside a store", () => {
  it("computes once, says so, and gives the same hash, which is that of the table", async () => {
    const first = await asJson("run", file, "--out", at("out"));
    const hash = digest(readFileSync(at("out/data.csv"), "utf8"));
    const said = { hash, cells: 6, folder: at("out"), store: at("out/store.sqlite") };
    expect(first).toMatchObject({ ...said, computed: 12, reused: 0 });
    expect(await asJson("run", file, "--out", at("out"))).toMatchObject({ ...said, computed: 0, reused: 12 });
    const text = await printed("run", file, "--out", at("out"));
    expect(text).toMatch(
      /\n12 evaluations of 6 cells: 0 computed, 12 reused \(kept in .*out\/store\.sqlite\)\n/,
    );
    expect(text).toMatch(new RegExp(`\nresult hash {2}${hash.slice(0, 16)}\n$`));
  });

  it("goes on from trials that are there, and says from how many", async () => {
    const out = ["--out", at("more")];
    await printed("run", file, ...out, "--trials", "10000");
    expect(await printed("explain", file, "agent=model-1,attempts=1", ...out, "--trials", "20000")).toMatch(
      / is missing: tautline run computes it {2}r1-\w+\n {4}8,192 of 20,000 trials are there already, and are gone on from\n/,
    );
    expect(await printed("status", file, ...out, "--trials", "20000")).toContain(
      "\n6 are missing: tautline run computes them, 6 of them from trials that are there\n",
    );
    const text = await printed("run", file, ...out, "--trials", "20000");
    expect(text).toContain(
      "12 evaluations of 6 cells: 6 computed, from 49,152 trials that were there, 6 reused (kept in ",
    );
    const fresh = await asJson("run", file, "--out", at("fresh"), "--trials", "20000");
    expect(fresh).toMatchObject({ trialsReused: 0 });
    expect(digest(readFileSync(at("more/data.csv"), "utf8"))).toBe(fresh.hash);
    const again = await asJson("run", file, ...out, "--trials", "30000");
    expect(again).toMatchObject({ computed: 6, reused: 6, trialsReused: 6 * 16_384 });
  });

  it("counts the evaluations of a single cell as of many, and none of a table", async () => {
    writeFileSync(file, study.replace(/^axes.*$/m, "axes: { attempts: [2] }").replace(", monte-carlo", ""));
    expect(await printed("run", file, "--out", at("out"))).toContain(
      "\n1 evaluations of 1 cells: 1 computed, 0 reused (kept in ",
    );
    writeFileSync(at("seen.csv"), "year,rate\n2024,0.5\n");
    writeFileSync(file, "table: seen.csv\nfigure: none\n");
    const said = await printed("run", file, "--out", at("seen"));
    expect(said).toMatch(/^In .*seen: .*data\.csv.*\nresult hash {2}[0-9a-f]{16}\n$/);
    const nothing = { cells: 0, computed: 0, reused: 0 };
    expect(await asJson("run", file, "--out", at("seen"))).toMatchObject(nothing);
    writeFileSync(file, "table: seen.csv\nobjective: { maximise: rate }\nfigure: none\n");
    expect(await printed("run", file, "--out", at("seen"))).toContain("To maximise rate: the best of 1 rows");
  });

  it("reuses what another study, or the same one grown, has in common with it", async () => {
    await printed("run", file, "--out", at("out"));
    writeFileSync(file, study.replace("to: 3", "to: 4"));
    expect(await asJson("run", file, "--out", at("out"))).toMatchObject({ computed: 4, reused: 12 });
    writeFileSync(at("other.yaml"), study);
    const other = ["run", at("other.yaml"), "--out", at("other"), "--store", at("out/store.sqlite")];
    // Exact answers know no seed, and the seed is the study's name.
    expect(await asJson(...other)).toMatchObject({ computed: 6, reused: 6 });
    expect(existsSync(at("other/store.sqlite"))).toBe(false);
  });

  it("computes sampled answers again for another seed and other trials, and exact ones not", async () => {
    const line = ["run", file, "--out", at("out")];
    await printed(...line);
    expect(await asJson(...line, "--seed", "x")).toMatchObject({ computed: 6, reused: 6 });
    expect(await asJson(...line, "--trials", "51")).toMatchObject({ computed: 6, reused: 6 });
  });

  it("keeps what was computed before a cell that cannot be", async () => {
    const far = study.replace("world: closed", "world: closed, task: { goal: 1000000000 }");
    const horizons = (list: string) => far.replace("attempts: { from: 1, to: 3 }", `horizon: ${list}`);
    writeFileSync(file, horizons("[10, 100000000]"));
    expect(await refused("run", file, "--out", at("out"))).toMatch(/over the limit/);
    writeFileSync(file, horizons("[10]"));
    expect(await asJson("run", file, "--out", at("out"))).toMatchObject({ computed: 2, reused: 2 });
  });

  it("names a damaged answer, and computes it again on request", async () => {
    const { hash } = await asJson("run", file, "--out", at("out"));
    const database = new DatabaseSync(at("out/store.sqlite"));
    database.exec("UPDATE answers SET body = replace(body, '0.', '0.1') WHERE rowid = 3");
    database.close();
    const error = await refused("run", file, "--out", at("out"));
    expect(error).toMatch(
      /in the cell {"agent":"model-1","attempts":2}: .* exact \(version 1\) .* is damaged/,
    );
    expect(error).toContain("hint: add --repair");
    expect(await asJson("status", file, "--out", at("out"))).toMatchObject({
      kept: 11,
      damaged: 1,
      missing: 0,
    });
    const { out, err } = await tautline(["run", file, "--out", at("out"), "--repair", "--json"]);
    expect(JSON.parse(out)).toMatchObject({ hash, computed: 1, reused: 11 });
    expect(err).toMatch(/11 answers are sound and kept; the damaged file is now .*store\.sqlite\.damaged/);
    expect(existsSync(at("out/store.sqlite.damaged"))).toBe(true);
  });

  it("says that a sound store needs no repair, and leaves it", async () => {
    await printed("run", file, "--out", at("out"));
    const { err } = await tautline(["run", file, "--out", at("out"), "--repair"]);
    expect(err).toContain("out/store.sqlite is sound: there is nothing to repair");
    expect(existsSync(at("out/store.sqlite.damaged"))).toBe(false);
  });

  it.each([
    ["text", "data.csv", "is damaged (SQLite: file is not a database)"],
    ["another database", "other.sqlite", "must be a store of tautline, but is another SQLite database"],
    ["a folder", ".", "must be a file that can be opened"],
  ])("refuses %s in the place of a store, and leaves it", async (_, name, problem) => {
    writeFileSync(at("data.csv"), "a,b\n".repeat(100));
    const other = new DatabaseSync(at("other.sqlite"));
    other.exec("CREATE TABLE mine (number INTEGER)");
    other.close();
    const before = name === "." ? "" : readFileSync(at(name), "hex");
    const error = await refused("run", file, "--out", at("out"), "--store", at(name));
    expect(error).toContain(problem);
    expect(error).toMatch(/\n {2}at .*\n {2}hint: /);
    if (name !== ".") expect(readFileSync(at(name), "hex")).toBe(before);
    expect(existsSync(at("out/data.csv"))).toBe(false);
  });

  it("does not show what an address in the place of a file says", async () => {
    const error = await refused("run", file, "--store", "mysql://me:secret@host/db");
    expect(error).toContain(
      "ScenarioError: --store: must be the path of a file or a PostgreSQL address, but is another address (mysql://…)\n",
    );
    expect(error).not.toContain("secret");
  });

  it("ends after the answer in hand when it is interrupted, and the same command goes on", async () => {
    writeFileSync(file, study.replace("to: 3", "to: 120"));
    const main = join(import.meta.dirname, "../../src/cli/main.ts");
    const child = spawn(process.execPath, [main, "run", file, "--out", at("out")]);
    let err = "";
    child.stderr.on("data", (text) => {
      err += text;
    });
    child.stderr.once("data", () => child.kill("SIGINT"));
    const [code] = await once(child, "close");
    expect([code, err]).toEqual([
      130,
      expect.stringMatching(/\nStopped\. The \d+ evaluations so far are kept/),
    ]);
    expect(existsSync(at("out/data.csv"))).toBe(false);
    const { kept } = await asJson("status", file, "--out", at("out"));
    // What other threads had in hand is kept as well.
    expect(kept).toBeGreaterThanOrEqual(Number(/The (\d+) evaluations/.exec(err)?.[1]));
    expect(kept).toBeLessThan(480);
  });
});

describe("resume", () => {
  it("goes on where something is kept, and begins nothing", async () => {
    const line = [file, "--out", at("out")];
    expect(await refused("resume", ...line)).toMatch(
      /--store: must be there to go on from, but nothing is kept, and .*store\.sqlite is not there\n.*tautline run begins/,
    );
    expect(existsSync(at("out"))).toBe(false);
    const { hash } = await asJson("run", ...line);
    rmSync(at("out/data.csv"));
    expect(await asJson("resume", ...line)).toMatchObject({ hash, computed: 0, reused: 12 });
    expect(existsSync(at("out/data.csv"))).toBe(true);
    expect(await refused("resume", "granularity")).toMatch("nothing is kept\n");
    expect(await refused("resume", ...line, "--shard", "1/2")).toMatch("store-1-of-2.sqlite is not there");
  });
});

describe("a Node without SQLite", () => {
  const main = join(import.meta.dirname, "../../src/cli/main.ts");
  const without = (...line: readonly string[]) =>
    spawnSync(
      process.execPath,
      ["--no-experimental-sqlite", main, "run", file, "--out", at("out"), ...line],
      {
        encoding: "utf8",
      },
    );

  it("runs a study all the same, and keeps nothing", () => {
    const { status, stdout } = without();
    expect([status, stdout]).toEqual([0, expect.stringMatching(/result hash {2}[0-9a-f]{16}\n$/)]);
    expect(readdirSync(at("out")).sort()).toEqual(["data.csv", "data.json", "provenance.json"]);
  });

  it.each([
    [
      ["--store", "x.sqlite"],
      `StoreError: a store in a file needs a Node with SQLite, but this is Node ${process.versions.node} without it`,
    ],
    [["--shard", "1/2"], "ScenarioError: --shard: needs a store to keep the part in"],
  ])("says so when it is asked for %j", (words, problem) => {
    const { status, stderr } = without(...words);
    expect([status, stderr]).toEqual([2, expect.stringContaining(problem)]);
    expect(stderr).toContain("hint: use Node 24");
  });
});

describe("run --shard and merge", () => {
  it("give the whole result of the parts, with nothing left to compute", async () => {
    const { hash } = await asJson("run", file, "--out", at("whole"));
    const parts = await Promise.all(
      ["1/2", "2/2"].map((part) => asJson("run", file, "--out", at("out"), "--shard", part)),
    );
    expect(parts.map(({ store }) => store)).toEqual(
      [1, 2].map((part) => at(`out/store-${part}-of-2.sqlite`)),
    );
    expect(parts.reduce((sum, { computed }) => sum + computed, 0)).toBe(12);
    expect(existsSync(at("out/data.csv"))).toBe(false);
    const stores = parts.map(({ store }) => store);
    const merge = ["merge", ...stores, "--store", at("out/store.sqlite")];
    expect(await asJson(...merge)).toEqual({ added: 12, present: 0, store: at("out/store.sqlite") });
    expect(await printed(...merge)).toMatch(
      /^0 answers added to .*out\/store\.sqlite; 12 were there already\n$/,
    );
    expect(await asJson("run", file, "--out", at("out"))).toMatchObject({ hash, computed: 0, reused: 12 });
  });

  it.each(["0/2", "3/2", "1", "1/2/3", "a/b", "1/99999999", ""])("refuse the part %j", async (part) => {
    const error = await refused("run", file, "--out", at("out"), "--shard", part);
    expect(error).toMatch(/--shard: (must be a part and how many there are, as in 3\/16|needs a value)/);
    expect(existsSync(at("out"))).toBe(false);
  });

  it("refuse a part of a pinned figure that nothing would keep", async () => {
    expect(await refused("run", "granularity", "--shard", "1/2")).toContain(
      "--shard: needs --store or --out",
    );
  });

  it("refuse two answers to one question, and say whose they are", async () => {
    await printed("run", file, "--out", at("a"));
    await printed("run", file, "--out", at("b"), "--engine", "exact");
    copyFileSync(at("b/store.sqlite"), at("c.sqlite"));
    falsify(at("c.sqlite"));
    const error = await refused("merge", at("a/store.sqlite"), at("c.sqlite"), "--store", at("d.sqlite"));
    expect(error).toMatch(
      /equal questions must have equal answers, but the store has another one, by tautline/,
    );
  });

  it.each([
    [["none.sqlite", "--store", "out.sqlite"], "must be a store, but there is no such file"],
    [["--store", "out.sqlite"], "--store: needs stores to add to it"],
    [["a.sqlite", "--store", "./a.sqlite"], "--store: must be another store than those that are read"],
    [["none.sqlite"], "--store: must name the store to add to, but is missing"],
  ])("refuse %j", async (words, problem) => {
    const line = words.map((word) => (word.endsWith(".sqlite") ? join(folder, word) : word));
    expect(await refused("merge", ...line)).toContain(problem);
    expect(existsSync(at("out.sqlite"))).toBe(false);
  });

  it("refuse a damaged store, and take what is sound of it on request", async () => {
    await printed("run", file, "--out", at("a"));
    const database = new DatabaseSync(at("a/store.sqlite"));
    database.exec("UPDATE answers SET digest = 'x' WHERE rowid = 1");
    database.close();
    const merge = ["merge", at("a/store.sqlite"), "--store", at("b.sqlite")];
    expect(await refused(...merge)).toMatch(/is damaged\n {2}at .*a\/store\.sqlite\n {2}hint: add --repair/);
    expect(await asJson(...merge, "--repair")).toMatchObject({ added: 11 });
  });
});

describe("status", () => {
  it("counts what there is of a study, and writes nothing", async () => {
    const line = ["status", file, "--out", at("out")];
    const nothing = { cells: 6, evaluations: 12, kept: 0, damaged: 0, missing: 12, begun: 0 };
    expect(await asJson(...line)).toEqual({ study: "attempts", store: at("out/store.sqlite"), ...nothing });
    expect(existsSync(at("out"))).toBe(false);
    await printed("run", file, "--out", at("out"), "--engine", "exact");
    expect(await printed(...line)).toMatch(
      /^attempts: 6 of 12 evaluations \(6 cells\) are kept \(.*store\.sqlite\)\n6 are missing: tautline run computes them\n$/,
    );
  });

  it("refuses a study whose rows are a table's", async () => {
    expect(await refused("status", "harness-sensitivity")).toContain("the rows come from a table");
  });
});

describe("verify", () => {
  it.each(["granularity", "tube", "ceiling"])("finds the pinned figure %s as it comes out", async (name) => {
    expect(await asJson("verify", name, "--cells", "2")).toMatchObject({ study: name });
  });

  it("computes a result again as it was made, whatever its store says", async () => {
    const made = ["run", file, "--out", at("out"), "--trials", "7", "--seed", "x", "--engine", "monte-carlo"];
    await printed(...made);
    rmSync(at("out/store.sqlite"));
    expect(await printed("verify", file, "--out", at("out"), "--cells", "4")).toMatch(
      /^attempts: 4 of 6 cells \(4 rows\) come out as they are in .*out\n$/,
    );
  });

  it("computes ten cells again where it is not told how many", async () => {
    writeFileSync(file, study.replace("to: 3", "to: 6").replace(", monte-carlo", ""));
    await printed("run", file, "--out", at("out"));
    const { out, err } = await tautline(["verify", file, "--out", at("out"), "--json"]);
    expect(JSON.parse(out)).toMatchObject({ cells: 12, verified: 10 });
    expect(err.trimEnd().split("\n")).toEqual([3, 5, 8, 10].map((done) => `attempts: ${done} of 10 cells`));
  });

  it("draws the points of sampled axes, and reads formulas, as the run did", async () => {
    const drawn = "{ sample: sobol, points: 8, over: { tolerance: { from: 0, to: 4 } } }";
    const axes = `axes: { knobs: ${drawn}, attempts: "2 + round(tolerance)" }`;
    writeFileSync(file, study.replace(/^axes.*$/m, axes).replace(", monte-carlo", ""));
    await printed("run", file, "--out", at("out"), "--seed", "x");
    const seeded = ["--out", at("out"), "--seed", "x"];
    expect(await asJson("status", file, ...seeded)).toMatchObject({ kept: 8, missing: 0 });
    expect(await asJson("verify", file, "--out", at("out"))).toMatchObject({ verified: 8, rows: 8 });
  });

  it("computes all cells when no more are there than it is asked for", async () => {
    const found = await asJson("verify", "granularity", "--cells", "1000");
    expect(found).toMatchObject({ cells: 72, verified: 72, rows: 144 });
  });

  it("finds one wrong number, once it draws its cell, though every hash fits", async () => {
    await printed("run", file, "--out", at("out"));
    const table = readFileSync(at("out/data.csv"), "utf8");
    const wrong = table.replace(/(?<=model-3,2,exact,,)0\.\d+/, "0.5");
    writeFileSync(at("out/data.csv"), wrong);
    const line = ["verify", file, "--out", at("out")];
    expect(await refused(...line)).toContain("must be what was made, but its files were changed");
    const provenance = readFileSync(at("out/provenance.json"), "utf8");
    writeFileSync(at("out/provenance.json"), provenance.replace(digest(table), digest(wrong)));
    const { code, err } = await tautline(line);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('but {"agent":"model-3","attempts":2} does not'),
    ]);
  });

  it("draws each cell now and then, whatever its place", async () => {
    writeFileSync(
      file,
      study.replace(/^axes.*$/m, "axes: { attempts: [1, 2, 3] }").replace(", monte-carlo", ""),
    );
    await printed("run", file, "--out", at("out"));
    const table = readFileSync(at("out/data.csv"), "utf8");
    const provenance = readFileSync(at("out/provenance.json"), "utf8");
    // Every number is wrong: each cell that is drawn is told.
    const wrong = table.replaceAll(/(?<=^\d,exact,,)0\.\d+/gm, "0.5");
    writeFileSync(at("out/data.csv"), wrong);
    writeFileSync(at("out/provenance.json"), provenance.replace(digest(table), digest(wrong)));
    const drawn = new Set<string>();
    for (let seed = 1; seed <= 16; seed++) {
      const said = await refused("verify", file, "--out", at("out"), "--cells", "1", "--seed", `${seed}`);
      drawn.add(/{"attempts":(\d)}/.exec(said)?.[1] ?? said);
    }
    expect([...drawn].sort()).toEqual(["1", "2", "3"]);
    writeFileSync(at("out/data.csv"), table);
    writeFileSync(at("out/provenance.json"), provenance);
    for (let seed = 1; seed <= 4; seed++)
      expect(
        await asJson("verify", file, "--out", at("out"), "--cells", "2", "--seed", `${seed}`),
      ).toMatchObject({ cells: 3, verified: 2, rows: 2 });
  });

  it("refuses a folder without a result, and one of another version of the study", async () => {
    const line = ["verify", file, "--out", at("out")];
    expect(await refused(...line)).toContain("--out: must hold a result of the study as it is, but has none");
    await printed("run", file, "--out", at("out"));
    writeFileSync(file, study.replace("Few.", "Many."));
    expect(await refused(...line)).toContain("one of another version of it");
    expect(await refused("verify", "harness-sensitivity")).toContain("its rows come from a table");
  });
});

/** Changes a stored answer as another program would that computes something else: with a digest that fits. */
function falsify(path: string): void {
  const database = new DatabaseSync(path);
  const [line] = database.prepare(`${selected} LIMIT 1`).all();
  const record = recordFrom(line);
  const columns = JSON.parse(record.columns);
  const [row, ...rows] = rowsOf(record, columns);
  const other = recordOf(record.key, columns, [{ ...row, passRate: 2 }, ...rows], "");
  database
    .prepare("UPDATE answers SET body = ?, digest = ? WHERE id = ?")
    .run(other.body, other.digest, other.id);
  database.close();
}
