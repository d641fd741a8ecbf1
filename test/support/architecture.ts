/**
 * The import directions of src/ as data, and the checks that hold them. Every check takes a list of files and
 * returns its findings as lines to print, so that a made-up list can show that a check sees what it should.
 */
import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join, posix, sep } from "node:path";

/** A source file; its path is relative to src/, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const engines = ["model", "random", "stats", "process", "exact", "montecarlo"];
const theory = [...engines, "input", "theory", "study", "store", "analysis", "measurements"];
const lab = [...theory, "traces", "labs"];
const browser = [...lab, "labs/self-harness", "labs/life-harness", "labs/auto-harness", "figures"];

/** Folder → the other folders it may import. The longest folder name that fits a path is its folder. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  random: [],
  stats: [],
  input: ["model"],
  traces: ["model", "input"],
  process: ["model"],
  exact: ["model", "stats"],
  // process, because its traces walk the explicit-chance process.
  montecarlo: ["model", "random", "stats", "process"],
  theory: ["model", "input", "exact", "stats"],
  study: ["model", "input", "random", "stats"],
  store: ["model", "stats", "study"],
  analysis: ["model", "input", "exact", "stats", "theory", "study"],
  measurements: [...engines, "input", "theory", "study", "analysis"],
  labs: theory,
  "labs/self-harness": lab,
  "labs/life-harness": lab,
  "labs/auto-harness": lab,
  "figures/kit": ["model", "stats", "analysis"],
  figures: ["model", "input", "stats", "analysis", "figures/kit"],
  node: [...theory, "figures", "figures/kit"],
  cli: [...browser, "figures/kit", "node"],
  api: [...browser, "figures/kit"],
  "api/node.ts": ["node"],
};

const mayUseNode = ["node", "cli"];
const longestFile = 400;

/** Every TypeScript file below a folder. */
export function readSources(root: string): readonly SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((path) => path.split(sep).join("/"))
    .filter((path) => path.endsWith(".ts"))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

/** Imports that the table does not allow, and files that stand in no folder of the table. */
export function checkArrows(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) => {
    const from = folderOf(file.path);
    if (from === undefined) return [`src/${file.path} is in no folder of the import table`];
    return ourImports(file)
      .filter((target) => !isAllowed(from, folderOf(target)))
      .map(
        (target) =>
          `src/${file.path} → src/${target} points up: ${from} may import ${listOf(mayImport[from])}`,
      );
  });
}

/** Node built-ins imported by files that also have to run in a browser. */
export function checkBuiltins(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter((file) => !mayUseNode.includes(folderOf(file.path) ?? ""))
    .flatMap((file) =>
      specifiers(file.text)
        .filter((name) => name.startsWith("node:") || isBuiltin(name))
        .map((name) => `src/${file.path} → ${name}: only src/node and src/cli may import Node built-ins`),
    );
}

/** Import cycles between files, type imports included; each cycle is shown once, as the path that closes it. */
export function checkCycles(files: readonly SourceFile[]): readonly string[] {
  const targets = new Map(files.map((file) => [file.path, ourImports(file)]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): readonly string[] => {
    if (trail.includes(path)) return [`cycle: ${[...trail.slice(trail.indexOf(path)), path].join(" → ")}`];
    if (done.has(path)) return [];
    const found = (targets.get(path) ?? []).flatMap((target) => visit(target, [...trail, path]));
    done.add(path);
    return found;
  };
  return files.flatMap((file) => visit(file.path, []));
}

/** Files past 400 lines whose header comment does not say why they are "one piece". */
export function checkLengths(files: readonly SourceFile[]): readonly string[] {
  return files
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length, header: headerOf(text) }))
    .filter(({ lines, header }) => lines > longestFile && !/one\s+(\*\s+|\/\/\s+)?piece/.test(header))
    .map(
      ({ path, lines }) =>
        `src/${path} has ${lines} lines: split it, or let its header say why it is one piece`,
    );
}

/** What a file imports: static, side-effect, re-export, dynamic and type imports, and worker URLs. */
export function specifiers(text: string): readonly string[] {
  const code = text
    .split("\n")
    .filter((line) => !/^\s*(\/\/|\/?\*)/.test(line))
    .join("\n");
  const patterns = [
    /^\s*(?:import|export)\b[^;'"]*?\bfrom\s*["']([^"']+)["']/gm,
    /^\s*import\s*["']([^"']+)["']/gm,
    /\bimport\(\s*["'`]([^"'`]+)["'`]/g,
    /\bnew URL\(\s*["']([^"']+\.ts)["'],\s*import\.meta\.url/g,
  ];
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] as string));
}

function ourImports(file: SourceFile): readonly string[] {
  return specifiers(file.text)
    .filter((name) => name.startsWith("."))
    .map((name) => posix.join(posix.dirname(file.path), name))
    .filter((target) => target.endsWith(".ts") || target.startsWith(".."));
}

function folderOf(path: string): string | undefined {
  return Object.keys(mayImport)
    .filter((folder) => path === folder || path.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function isAllowed(from: string, to: string | undefined): boolean {
  return to !== undefined && (to === from || (mayImport[from] ?? []).includes(to));
}

function listOf(folders: readonly string[] | undefined): string {
  return folders === undefined || folders.length === 0 ? "nothing of ours" : folders.join(", ");
}

function headerOf(text: string): string {
  return /^(?:#!.*\n)?(?:\s*(?:\/\*[\s\S]*?\*\/|\/\/.*))*/.exec(text)?.[0] ?? "";
}
