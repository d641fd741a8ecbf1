import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** What a program printed, and how it ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project of a stranger who installed the package, and has of this one nothing but what the package depends on. */
export class PackedProject {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "consumer-")));

  /** Packs the package as npm does, from a copy: the checkout's own build stays as it is. */
  constructor() {
    const { files, version, dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
    const copy = this.path("copy");
    const sources = [
      ...files.filter((name: string) => /^[\w.]+$/.test(name) && name !== "dist"),
      "docs",
      "src",
    ];
    for (const name of [
      ...sources,
      "README.md",
      "LICENSE",
      "package.json",
      "tsconfig.json",
      "tsconfig.build.json",
    ])
      cpSync(name, join(copy, name), { recursive: true });
    symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
    execFileSync("npm", ["pack", "--silent"], { cwd: copy, stdio: ["ignore", "pipe", "ignore"] });
    mkdirSync(this.installed("."), { recursive: true });
    const archive = join(copy, `tautline-${version}.tgz`);
    execFileSync("tar", ["-xzf", archive, "-C", this.installed("."), "--strip-components=1"]);
    for (const name of Object.keys(dependencies)) this.#link(name);
    writeFileSync(this.path("package.json"), '{ "type": "module" }');
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** A file of the installed package. */
  installed(name: string): string {
    return this.path(join("node_modules/tautline", name));
  }

  run(name: string, text: string): Ended {
    writeFileSync(this.path(name), text);
    return this.#ended(process.execPath, [name]);
  }

  command(...argv: readonly string[]): Ended {
    const { bin } = JSON.parse(readFileSync(this.installed("package.json"), "utf8"));
    return this.#ended(process.execPath, [this.installed(bin.tautline), ...argv]);
  }

  /** Errors of programs under strict options, libraries checked too, and every file that the compiler read. */
  typeCheck(texts: readonly string[]): { readonly errors: string; readonly files: readonly string[] } {
    const files = texts.map((text, i) => {
      writeFileSync(this.path(`checked${i}.ts`), `${text}\nexport {};\n`);
      return `checked${i}.ts`;
    });
    const strict = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true };
    const compilerOptions = {
      ...strict,
      target: "es2023",
      lib: ["es2023", "dom"],
      types: [],
      module: "nodenext",
    };
    writeFileSync(this.path("tsconfig.json"), JSON.stringify({ compilerOptions, files }));
    const compiler = resolve("node_modules/typescript/bin/tsc");
    const { stdout } = this.#ended(process.execPath, [
      compiler,
      "-p",
      ".",
      "--listFiles",
      "--pretty",
      "false",
    ]);
    const lines = stdout.trim().split("\n");
    const isFile = (line: string) => /^\/.*\.ts$/.test(line);
    return { errors: lines.filter((line) => !isFile(line)).join("\n"), files: lines.filter(isFile) };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #link(name: string): void {
    const link = this.path(join("node_modules", name));
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve("node_modules", name), link);
  }

  #ended(command: string, argv: readonly string[]): Ended {
    const { status, stdout, stderr } = spawnSync(command, argv, { cwd: this.folder, encoding: "utf8" });
    return { status, stdout, stderr };
  }
}
