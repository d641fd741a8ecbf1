import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { commands } from "../../src/cli/commands.ts";
import { readArguments } from "../../src/cli/read-arguments.ts";
import { parseAddress } from "../../src/node/postgres/address.ts";
import { digest } from "../../src/study/digest.ts";
import { blocksOf } from "../support/documents.ts";
import { postgresServer } from "../support/postgres-server.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const page = readFileSync("docs/machines.md", "utf8");
const blocks = blocksOf("docs/machines.md");
const fileOf = (title: string) => blocks.find((block) => block.title === title)?.text ?? "";
/** What the page shows of the result that every way ends in. */
const hash = /result hash {2}([0-9a-f]{16})/.exec(page)?.[1];

const folder = temporaryFolder();
const server = postgresServer();

beforeAll(() => {
  const study = blocksOf("docs/studies.md").find(({ title }) => title === "attempts.yaml");
  folder.write("attempts.yaml", `${study?.text}\n`);
  program("tautline", `exec ${process.execPath} ${resolve("src/cli/main.ts")} "$@"`);
});

/** A program in the place of one that other machines have. */
function program(name: string, text: string): void {
  chmodSync(folder.write(name, `#!/bin/bash\n${text}\n`), 0o755);
}

/** Runs a file of the page where the study lies, and gives what it prints. */
function run(title: string, env: Readonly<Record<string, string>> = {}, ...words: readonly string[]): string {
  const text = fileOf(title).replace("--idle 60", "--idle 1");
  const file = folder.write(title, `${text}\n`);
  const path = `${folder.path(".")}${delimiter}${process.env["PATH"]}`;
  return execFileSync("bash", [file, ...words], {
    cwd: folder.path("."),
    env: { ...process.env, ...env, PATH: path },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

const resultHash = (): string => digest(readFileSync(folder.path("result/data.csv"), "utf8")).slice(0, 16);

describe("the files of docs/machines.md", () => {
  it("make the result of a laptop as a Slurm array", () => {
    program("sbatch", `echo "$*" >> sbatch.log; echo 17`);
    expect(run("submit.sh")).toBe("17\n");
    expect(readFileSync(folder.path("sbatch.log"), "utf8")).toBe(
      "--parsable array.sh\n--dependency=afterok:17 join.sh\n",
    );
    const slurm = { SLURM_ARRAY_TASK_COUNT: "2", SLURM_CPUS_PER_TASK: "1" };
    for (const task of ["1", "2"]) run("array.sh", { ...slurm, SLURM_ARRAY_TASK_ID: task });
    expect(run("join.sh")).toMatch(/^36 answers added .*: 0 computed, 36 reused/s);
    expect(resultHash()).toBe(hash);
  });

  it("make it over ssh, and show the password to nobody", () => {
    program("ssh", `echo "$*" >> ssh.log; exec bash -c "$2"`);
    const address = server.address().replace(/:[^:]*@/, "@");
    const said = run("over-ssh.sh", { PGPASSWORD: server.password }, address, "node1", "node2");
    expect(said).toMatch(new RegExp(`result hash {2}${hash}\n`));
    expect(said.match(/answers of \d+ jobs are kept/g)).toHaveLength(2);
    expect(resultHash()).toBe(hash);
    const log = readFileSync(folder.path("ssh.log"), "utf8");
    // Both begin at once: which is heard first is chance.
    expect([log.match(/^node[12] /gm)?.sort(), log.includes("hush")]).toEqual([["node1 ", "node2 "], false]);
  });
});

/** The words after `tautline` on every line of shell that has it, continued lines whole. */
const lines = blocks
  .filter(({ language }) => language === "sh")
  .flatMap(({ text }) => text.replaceAll(/\\\n\s*/g, "").split("\n"))
  .flatMap((line) => [...(/(?:^|exec )tautline ([^#]*?)(?:"? <<<.*)?$/.exec(line)?.slice(1) ?? [])]);

/** A word with a value in place of each variable. */
const filled = (word: string): string =>
  word
    .replaceAll(/["']/g, "")
    .replaceAll("$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT", "1/2")
    .replaceAll(/\$\w+/g, "4");

async function accepts(words: readonly string[]): Promise<void> {
  const [name, ...rest] = words.map(filled);
  await expect(readArguments(name, await commands[name](), rest)).resolves.toBeDefined();
}

interface Container {
  readonly args?: readonly string[];
  readonly env: readonly { readonly valueFrom?: { readonly secretKeyRef: { readonly name: string } } }[];
}

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: { readonly template?: { readonly spec: { readonly containers: readonly Container[] } } };
}

describe("the commands of docs/machines.md", () => {
  it("are there, with the flags they are given", async () => {
    expect(lines.length).toBeGreaterThanOrEqual(5);
    for (const line of lines) await accepts(line.trim().split(/\s+/));
  });

  it("are refused with a flag that is none (the check can fail)", async () => {
    await expect(accepts(["worker", "--stor", "x"])).rejects.toThrow("--stor");
  });

  it("stand in manifests that are YAML, each of a kind and a name, and name one service and one secret", async () => {
    const documents = parseAllDocuments(fileOf("tautline.yaml"), { strict: true, uniqueKeys: true });
    expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
    const manifests: readonly Manifest[] = documents.map((document) => document.toJS());
    expect(manifests.map(({ kind }) => kind)).toEqual(["Service", "StatefulSet", "Job", "Job"]);
    const service = manifests[0].metadata.name;
    const containers = manifests.flatMap(({ spec }) => spec.template?.spec.containers ?? []);
    const commanded = containers.flatMap(({ args }) => (args === undefined ? [] : [args]));
    expect(commanded.map(([name]) => name)).toEqual(["worker", "run"]);
    for (const words of commanded) {
      await accepts(words);
      const address = words.find((word) => word.startsWith("postgres://")) ?? "";
      expect(parseAddress(address).name).toBe(`postgres://${service}:5432/studies`);
      expect(parseAddress(address).secrets).toEqual([]);
    }
    const secrets = containers.flatMap(({ env }) => env.map(({ valueFrom }) => valueFrom?.secretKeyRef.name));
    expect(new Set(secrets.filter((name) => name !== undefined))).toEqual(new Set(["tautline-postgres"]));
    expect(page).toContain("kubectl create secret generic tautline-postgres ");
  });
});
