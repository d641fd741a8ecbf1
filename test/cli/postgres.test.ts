import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { postgresServer } from "../support/postgres-server.ts";
import { attemptsStudy } from "../support/studies.ts";
import { type Said, tautline } from "../support/tautline.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const server = postgresServer();
const folder = temporaryFolder();
const out = () => folder.path("out");
let [file, store, name] = ["", "", ""];

beforeAll(() => {
  file = folder.write("attempts.yaml", `${attemptsStudy}\nfigure: none`);
  store = server.address();
  name = store.replace(/\/\/.*@/, "//");
});

/** All that commands have said: passwords are looked for in it. */
const said: Said[] = [];

afterEach(() => {
  expect(said.length).toBeGreaterThan(0);
  const written = readdirSync(folder.path("."), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"));
  const all = JSON.stringify([...said, ...written]);
  expect([all.includes("hush"), all.includes(encodeURIComponent(server.password))]).toEqual([false, false]);
});

async function say(...line: readonly string[]): Promise<Said> {
  const made = await tautline(line);
  said.push(made);
  return made;
}

async function asJson(...line: readonly string[]) {
  const { code, out, err } = await say(...line, "--json");
  expect(code, err).toBe(0);
  return JSON.parse(out);
}

const inDatabase = () => [file, "--out", out(), "--store", store] as const;

describe("--store postgres://…", () => {
  it("is where nothing is before a run, and what looks makes nothing there", async () => {
    expect(await asJson("status", ...inDatabase())).toMatchObject({ store: name, kept: 0, missing: 12 });
    expect((await say("resume", ...inDatabase())).err).toContain(`nothing is kept, and ${name} is not there`);
    expect((await say("gc", "granularity", "--store", store)).err).toContain(
      "must be a store, but nothing is kept",
    );
    expect((await say("export", file, folder.path("rows.csv"), "--store", store)).err).toContain(
      "must be a store, but nothing is kept",
    );
    expect(await server.ask("SELECT 1 FROM pg_namespace WHERE nspname = 'tautline'")).toEqual([]);
  });

  it("keeps a run's answers: computed once, with the hash of a run beside a file", async () => {
    const { hash } = await asJson("run", file, "--out", folder.path("beside"));
    expect(await asJson("run", ...inDatabase())).toMatchObject({
      hash,
      store: name,
      computed: 12,
      reused: 0,
    });
    expect(await asJson("resume", ...inDatabase())).toMatchObject({ hash, computed: 0, reused: 12 });
    expect((await say("run", ...inDatabase())).out).toContain(`0 computed, 12 reused (kept in ${name})\n`);
    expect((await say("verify", file, "--out", out())).out).toContain(
      "6 of 6 cells (12 rows) come out as they are",
    );
  });

  it("is looked through by status, explain and export", async () => {
    expect((await say("status", ...inDatabase())).out).toBe(
      `attempts: 12 of 12 evaluations (6 cells) are kept (${name})\n`,
    );
    const cell = ["agent=model-1,attempts=2", "--store", store];
    const { answers } = await asJson("explain", file, ...cell);
    expect(answers).toMatchObject([{ state: "kept" }, { state: "kept" }]);
    const [rows, beside] = ["rows.csv", "beside.csv"].map((one) => folder.path(one));
    await asJson("export", file, rows, "--store", store);
    await asJson("export", file, beside, "--out", folder.path("beside"));
    expect(readFileSync(rows, "utf8")).toBe(readFileSync(beside, "utf8"));
  });

  it("is merged into, and from", async () => {
    const merged = folder.path("merged.sqlite");
    expect(await asJson("merge", store, "--store", merged)).toMatchObject({ added: 12, present: 0 });
    expect((await say("merge", merged, "--store", store)).out).toBe(
      `0 answers added to ${name}; 12 were there already\n`,
    );
    expect((await say("merge", store, "--store", store)).err).toContain("must be another store");
  });

  it("is cleared of what no study asks", async () => {
    await asJson("run", ...inDatabase(), "--trials", "7");
    const found = { store: name, asked: 12, unasked: 6 };
    expect(await asJson("gc", file, "--store", store)).toMatchObject({ ...found, dropped: 0 });
    expect(await asJson("gc", file, "--store", store, "--drop")).toMatchObject({ ...found, dropped: 6 });
    const { asked, unasked, bytes } = await asJson("gc", file, "--store", store);
    expect([asked, unasked, bytes > 0]).toEqual([12, 0, true]);
  });

  it("takes parts", async () => {
    await server.ask("DROP SCHEMA tautline CASCADE");
    const parts = [
      await asJson("run", ...inDatabase(), "--shard", "1/2"),
      await asJson("run", ...inDatabase(), "--shard", "2/2"),
    ];
    expect(parts[0].computed + parts[1].computed).toBe(12);
    expect(await asJson("run", ...inDatabase())).toMatchObject({ computed: 0, reused: 12 });
  });

  it("is repaired: what is damaged is set aside and computed again", async () => {
    await server.ask(
      "UPDATE tautline.answers SET digest = 'x' WHERE place = (SELECT min(place) FROM tautline.answers)",
    );
    expect((await say("run", ...inDatabase())).err).toMatch(/is damaged\n.*hint: add --repair/s);
    const { out: text, err } = await say("run", ...inDatabase(), "--repair");
    expect(text).toContain("1 computed, 11 reused");
    expect(err).toContain(
      `${name}: 11 answers are sound and kept; the damaged ones are now in the table tautline.damaged\n`,
    );
    expect((await say("run", ...inDatabase(), "--repair")).err).toContain(`${name} is sound`);
  });

  it.each([
    [
      "another password",
      (text: string) => text.replace("hush", "hush-hush"),
      "refuses the user or the password",
    ],
    ["no password", (text: string) => text.replace(/:[^:]*@/, "@"), "refuses the user or the password"],
    ["another database", (text: string) => `${text}x`, "there is none of this name"],
    [
      "a closed port",
      (text: string) => text.replace(/:\d+\//, ":1/"),
      "the store must be reachable, but is not",
    ],
    ["an option that is none", (text: string) => `${text}?sslmode=verify-full`, "the store must be"],
  ])("says what is wrong with %s, and ends with 2", async (_, change, problem) => {
    for (const command of ["run", "status"]) {
      const { code, err } = await say(command, file, "--out", out(), "--store", change(store));
      expect([code, err]).toEqual([2, expect.stringContaining(problem)]);
      expect(err).toMatch(/\n {2}at postgres:\/\/127\.0\.0\.1:\d+\/\w+\n/);
    }
  });

  it("asks the environment for a password that the address does not hold", async () => {
    process.env["PGPASSWORD"] = server.password;
    try {
      const without = store.replace(/:[^:]*@/, "@");
      expect(await asJson("status", file, "--store", without)).toMatchObject({ kept: 12 });
    } finally {
      delete process.env["PGPASSWORD"];
    }
  });

  it("lets a user in who may read and no more, to look and not to run", async () => {
    await server.ask("CREATE ROLE reader LOGIN PASSWORD 'reading'");
    await server.ask("GRANT USAGE ON SCHEMA tautline TO reader");
    await server.ask("GRANT SELECT ON ALL TABLES IN SCHEMA tautline TO reader");
    const reading = store.replace(/\/\/.*@/, "//reader:reading@");
    expect(await asJson("status", file, "--store", reading)).toMatchObject({ kept: 12 });
    const { code, err } = await say("run", file, "--out", out(), "--store", reading, "--trials", "9");
    expect([code, err]).toEqual([2, expect.stringContaining("but this user may not")]);
  });
});
