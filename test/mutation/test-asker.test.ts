import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestAsker } from "./test-asker.ts";

const sources = { one: "export const one = 1;\n", two: "export const two = 2;\n" } as const;

let copy = "";
let asker: TestAsker;

const write = (name: keyof typeof sources, text: string) => writeFileSync(join(copy, `src/${name}.ts`), text);
const ask = (name: keyof typeof sources) => asker.ask(`src/${name}.ts`, `test/${name}.test.ts`, 20);

beforeAll(() => {
  copy = realpathSync(mkdtempSync(join(tmpdir(), "asker-")));
  for (const folder of ["src", "test/mutation"]) mkdirSync(join(copy, folder), { recursive: true });
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
  cpSync("test/mutation/ask-tests.ts", join(copy, "test/mutation/ask-tests.ts"));
  writeFileSync(join(copy, "package.json"), '{ "type": "module" }\n');
  const config =
    'export default { test: { pool: "forks", maxWorkers: 1, bail: 1, include: ["test/*.test.ts"] } };\n';
  writeFileSync(join(copy, "test/mutation/vitest.config.ts"), config);
  for (const [i, name] of (["one", "two"] as const).entries()) {
    write(name, sources[name]);
    const test = `
      import { expect, it } from "vitest";
      import { ${name} } from "../src/${name}.ts";
      it("is ${i + 1}", () => expect(${name}).toBe(${i + 1}));`;
    writeFileSync(join(copy, `test/${name}.test.ts`), test);
  }
  asker = new TestAsker(copy);
});

afterAll(() => {
  asker.close();
  rmSync(copy, { recursive: true, force: true });
});

describe("TestAsker", () => {
  it("says of each test file how it itself went, whatever failed before", async () => {
    expect(await ask("one")).toBe("passed");
    write("one", "export const one = 3;\n");
    expect(await ask("one")).toBe("failed");
    expect(await ask("two")).toBe("passed");
    write("one", sources.one);
    expect(await ask("two")).toBe("passed");
    expect(await ask("one")).toBe("passed");
  });

  it("takes a source that cannot be loaded for a failure, and nothing for one after it", async () => {
    write("two", 'throw new Error("no");\nexport const two = 2;\n');
    expect(await ask("two")).toBe("failed");
    expect(await ask("one")).toBe("passed");
    write("two", sources.two);
    expect(await ask("two")).toBe("passed");
  });

  it("ends what hangs, and goes on after it", async () => {
    write("one", "for (;;);\nexport const one = 1;\n");
    expect(await asker.ask("src/one.ts", "test/one.test.ts", 3)).toBe("hung");
    write("one", sources.one);
    expect(await ask("one")).toBe("passed");
  });
});
