import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  checkArrows,
  checkBuiltins,
  checkCycles,
  checkLengths,
  readSources,
  type SourceFile,
  specifiers,
} from "./support/architecture.ts";

describe("src", () => {
  const files = readSources(join(import.meta.dirname, "../src"));

  it("has files to check", () => {
    expect(files.length).toBeGreaterThan(0);
  });

  it("has imports that point down the table only", () => {
    expect(checkArrows(files)).toEqual([]);
  });

  it("has no file-level import cycles", () => {
    expect(checkCycles(files)).toEqual([]);
  });

  it("uses Node built-ins in node and cli only", () => {
    expect(checkBuiltins(files)).toEqual([]);
  });

  it("has no file past 400 lines whose header does not say why it is one piece", () => {
    expect(checkLengths(files)).toEqual([]);
  });
});

describe("checkArrows", () => {
  it.each([
    ["model/goal.ts", "../exact/attempt.ts"],
    ["exact/attempt.ts", "../montecarlo/kernel.ts"],
    ["montecarlo/kernel.ts", "../exact/attempt.ts"],
    ["study/plan.ts", "../node/store.ts"],
    ["labs/gates.ts", "./self-harness/loop.ts"],
    ["labs/self-harness/loop.ts", "../life-harness/loop.ts"],
    ["figures/plane.ts", "../api/index.ts"],
    ["node/store.ts", "../cli/run.ts"],
    ["api/index.ts", "../node/render.ts"],
    ["api/index.ts", "../cli/main.ts"],
    ["model/goal.ts", "../../test/support/goals.ts"],
  ])("finds %s importing %s", (path, target) => {
    expect(checkArrows([importing(path, target)])).toHaveLength(1);
  });

  it.each([
    ["model/goal.ts", "./chunk.ts"],
    ["montecarlo/trace.ts", "../process/step.ts"],
    ["labs/self-harness/loop.ts", "../gates.ts"],
    ["labs/auto-harness/search.ts", "../../exact/attempt.ts"],
    ["api/index.ts", "../labs/self-harness/loop.ts"],
    ["cli/run.ts", "../node/store.ts"],
    ["api/node.ts", "../node/render.ts"],
  ])("lets %s import %s", (path, target) => {
    expect(checkArrows([importing(path, target)])).toEqual([]);
  });

  it("finds a file in a folder the table does not know", () => {
    expect(checkArrows([{ path: "utils/misc.ts", text: "" }])).toHaveLength(1);
  });

  it("names both ends of the arrow and what is allowed", () => {
    expect(checkArrows([importing("process/step.ts", "../stats/mean.ts")])).toEqual([
      "src/process/step.ts → src/stats/mean.ts points up: process may import model",
    ]);
  });
});

describe("checkCycles", () => {
  it("finds a cycle of three files, once", () => {
    const files = [
      importing("model/a.ts", "./b.ts"),
      importing("model/b.ts", "./c.ts"),
      importing("model/c.ts", "./a.ts"),
    ];
    expect(checkCycles(files)).toEqual(["cycle: model/a.ts → model/b.ts → model/c.ts → model/a.ts"]);
  });

  it("finds a cycle made of type imports", () => {
    const files = [
      { path: "model/a.ts", text: 'import type { B } from "./b.ts";' },
      { path: "model/b.ts", text: 'export type B = import("./a.ts").A;' },
    ];
    expect(checkCycles(files)).toHaveLength(1);
  });

  it("lets two files import a third", () => {
    const files = [importing("model/a.ts", "./c.ts"), importing("model/b.ts", "./c.ts")];
    expect(checkCycles([...files, { path: "model/c.ts", text: "" }])).toEqual([]);
  });
});

describe("checkBuiltins", () => {
  it.each(["node:fs", "fs", "node:sqlite"])("finds %s below study", (name) => {
    expect(checkBuiltins([importing("study/plan.ts", name)])).toHaveLength(1);
  });

  it.each(["node/store.ts", "cli/run.ts"])("lets %s have them", (path) => {
    expect(checkBuiltins([importing(path, "node:fs")])).toEqual([]);
  });
});

describe("checkLengths", () => {
  const body = "export const x = 1;\n".repeat(401);

  it("finds 401 lines", () => {
    expect(checkLengths([{ path: "stats/big.ts", text: body }])).toHaveLength(1);
  });

  it("lets them be when the header says why", () => {
    const header = "/**\n * A table of quantiles: one\n * piece, because it is read by column.\n */\n";
    expect(checkLengths([{ path: "stats/big.ts", text: header + body }])).toEqual([]);
  });
});

describe("specifiers", () => {
  it.each([
    ['import { a } from "./a.ts";', "./a.ts"],
    ['import {\n  a,\n  type B,\n} from "./a.ts";', "./a.ts"],
    ['import "./a.ts";', "./a.ts"],
    ['export * from "./a.ts";', "./a.ts"],
    ['const a = await import("./a.ts");', "./a.ts"],
    ['let b: import("./a.ts").B;', "./a.ts"],
    ['new Worker(new URL("./a.ts", import.meta.url));', "./a.ts"],
  ])("reads %j", (text, name) => {
    expect(specifiers(text)).toEqual([name]);
  });

  it.each(['// import { a } from "./a.ts";', ' * import { a } from "./a.ts";', 'Array.from("./a.ts");'])(
    "passes over %j",
    (text) => {
      expect(specifiers(text)).toEqual([]);
    },
  );
});

function importing(path: string, target: string): SourceFile {
  return { path, text: `import { x } from "${target}";\n` };
}
