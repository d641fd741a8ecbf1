import { afterEach, describe, expect, it, vi } from "vitest";
import type { AnyCommand, Flags, Operand } from "../../src/cli/command.ts";
import { readArguments } from "../../src/cli/read-arguments.ts";

const flags = {
  loud: { kind: "switch", describe: "" },
  count: { kind: "count", most: 2000, describe: "" },
  width: { kind: "size", describe: "" },
  name: { kind: "text", describe: "" },
  engine: { kind: "text", choices: ["exact", "sampled", "both"], describe: "" },
  set: { kind: "repeated", describe: "" },
  pick: { kind: "repeated", choices: async () => ["this", "that"], describe: "" },
} as const satisfies Flags;

const operand = (takes: Operand["takes"], next?: Operand): Operand => ({
  name: "file",
  takes,
  describe: "",
  names: [],
  ...(next && { next }),
});

const commandOf = (one?: Operand): AnyCommand => ({
  describe: "",
  flags,
  examples: [],
  handler: () => undefined,
  ...(one && { operand: one }),
});

const read = (words: readonly string[], one: Operand | undefined = operand("any")) =>
  readArguments("try", commandOf(one), words);

const problemOf = (words: readonly string[], one?: Operand) =>
  read(words, one).then(
    () => "none",
    (error: Error) => error.message,
  );

const nothing = {
  loud: false,
  count: undefined,
  width: undefined,
  name: undefined,
  engine: undefined,
  set: [],
  pick: [],
  operands: [],
};

afterEach(() => vi.restoreAllMocks());

describe("readArguments", () => {
  it("prints nothing itself, whatever yargs would say to --help and --version", async () => {
    const printed = [vi.spyOn(console, "log"), vi.spyOn(console, "error")];
    expect(await read(["-h", "--help", "--version", "--loud"])).toEqual({ ...nothing, loud: true });
    for (const one of printed) expect(one).not.toHaveBeenCalled();
  });

  it("gives every flag its value: false, undefined or an empty list where it is not given", async () => {
    expect(await read([])).toEqual(nothing);
    expect(await read(["a", "b"])).toEqual({ ...nothing, operands: ["a", "b"] });
    const words = "--loud --count 1e3 --width 0.5 --name=x a --engine both --set p=1 --set q=2 --pick that b";
    expect(await read(words.split(" "))).toEqual({
      loud: true,
      count: 1000,
      width: 0.5,
      name: "x",
      engine: "both",
      set: ["p=1", "q=2"],
      pick: ["that"],
      operands: ["a", "b"],
    });
  });

  it("takes what follows -- for operands, and what stands before it not", async () => {
    expect(await read(["--", "--loud"])).toEqual({ ...nothing, operands: ["--loud"] });
    expect(await read(["--loud", "a", "--", "--name", "b"])).toEqual({
      ...nothing,
      loud: true,
      operands: ["a", "--name", "b"],
    });
    expect(await read(["a", "--"])).toEqual({ ...nothing, operands: ["a"] });
  });

  it("takes operands as they are written, those that look like numbers too", async () => {
    const written = ["1e3", "0x10", "007", "1.50"];
    expect((await read([...written, "--loud"])).operands).toEqual(written);
  });

  it("takes a flag's name as it is written: nothing negated, joined or parted at a dot", async () => {
    for (const flag of ["no-loud", "cou-nt", "name.first"]) {
      const said = await problemOf([`--${flag}`, "3"]);
      expect(said.split("\n")[0]).toMatch(new RegExp(`^unknown flag --${flag}; known flags: `));
      expect(said.match(/unknown flag/g)).toHaveLength(1);
    }
  });

  it("takes as many operands as are declared, and names the first that is too many", async () => {
    const two = operand("required", operand("optional"));
    expect(await problemOf([], two)).toContain("try: needs one more argument");
    for (const words of [["a"], ["a", "b"]]) expect((await read(words, two)).operands).toEqual(words);
    expect(await problemOf(["a", "b", "c", "d"], two)).toContain('try: one argument too many: "c"');
    expect(await read([], operand("optional"))).toEqual(nothing);
    const none = await readArguments("try", commandOf(), ["a"]).catch((error: Error) => error.message);
    expect(none).toContain('one argument too many: "a"');
    expect((await read(Array(50).fill("a"))).operands).toHaveLength(50);
  });

  it.each([
    ["0", "but is 0"],
    ["2001", "but is 2001"],
    ["1.5", "but is 1.5"],
    ["-1", "but is -1"],
    ["many", 'but is "many"'],
  ])("takes no count like %s", async (count, said) => {
    expect(await problemOf(["--count", count])).toContain(
      `--count: must be a whole number from 1 to 2,000, ${said}`,
    );
  });

  it.each(["1", "2000"])("takes a count at its bound: %s", async (count) => {
    expect(await read(["--count", count])).toEqual({ ...nothing, count: Number(count) });
  });

  it.each(["0", "-1", "Infinity", "wide"])("takes no size like %s", async (size) => {
    expect(await problemOf(["--width", size])).toContain(
      `--width: must be a number above 0, but is ${JSON.stringify(size)}`,
    );
  });

  it.each([
    ["--engine", "exacd", 'must be exact, sampled or both, but is "exacd"', "did you mean exact?"],
    ["--pick", "thus", 'must be this or that, but is "thus"', "did you mean this?"],
  ])("takes of %s nothing that is not a choice, and names all", async (flag, given, problem, hint) => {
    const said = await problemOf([flag, given]);
    expect(said).toContain(`${flag}: ${problem}`);
    expect(said).toContain(hint);
  });

  it("refuses a flag given twice, without a value, or with one it does not take", async () => {
    expect(await problemOf(["--name", "a", "--name", "b"])).toContain(
      "--name: may be given once, but is given 2 times",
    );
    for (const words of [["--name"], ["--name="], ["--set", "a", "--set"]])
      expect(await problemOf(words)).toContain(
        `${words[0].replace("=", "")}: needs a value, but none follows`,
      );
    expect(await problemOf(["--loud=yes"])).toContain('--loud: takes no value, but is "--loud=yes"');
    expect(await problemOf(["--", "--loud=yes"])).toBe("none");
  });

  it("names every unknown flag with the dashes it was given, and what may be meant", async () => {
    const said = await problemOf(["--cuont", "3", "-x"]);
    expect(said).toContain("unknown flag --cuont; known flags: --help, --version, --loud, --count, --width");
    expect(said).toContain("did you mean --count?");
    expect(said).toContain("unknown flag -x;");
    const alone = await problemOf(["--qqqqqqqq"]);
    expect(alone).toContain("unknown flag --qqqqqqqq;");
    expect(alone).not.toContain("did you mean");
    expect(await problemOf(["-h"])).toBe("none");
  });
});
