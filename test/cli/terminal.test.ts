import { describe, expect, it } from "vitest";
import { terminalOn } from "../../src/cli/terminal.ts";
import { tautline } from "../support/tautline.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();
// biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for them.
const harmful = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

describe("what reaches the terminal", () => {
  const hostile = "\u001b]0;title\u0007\u001b[31m\u009b1m\u202e\u007f";

  it.each([
    ["a name of a file", () => ["evaluate", folder.write(`${hostile}.yaml`, "world: open")]],
    ["a missing file", () => ["evaluate", `${hostile}.yaml`]],
    [
      "a missing folder",
      () => ["run", "granularity", "--engine", "exact", "--out", folder.write("file", "") + hostile],
    ],
    ["a key of a file", () => ["evaluate", folder.write("key.yaml", JSON.stringify({ [hostile]: 1 }))]],
    ["an unknown command", () => [hostile]],
    ["an unknown flag", () => ["evaluate", `--x${hostile}`]],
    ["a changed path", () => ["evaluate", "closed", "--set", `${hostile}=1`]],
    ["a value", () => ["evaluate", "closed", "--engine", hostile]],
  ] as readonly (readonly [string, () => readonly string[]])[])(
    "holds no control character of %s",
    async (_, line) => {
      for (const colours of [false, true]) {
        const { out, err } = await tautline(line(), { colours });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: our own bold and dim.
        expect(out.replaceAll(/\u001b\[(1|2|22)m/g, "") + err).not.toMatch(harmful);
        expect(out + err).not.toBe("");
      }
    },
  );

  it("is one line of JSON with --json, whatever came", async () => {
    const { out } = await tautline(["evaluate", "-", "--json"], {
      stdin: '{"name":"a\u202eb","world":"open"}',
    });
    expect(out).not.toMatch(harmful);
    expect(JSON.parse(out)).toMatchObject({ error: expect.stringContaining("a\\u202eb"), line: 1 });
  });
});

describe("bold and dim", () => {
  it.each([
    [true, "\u001b[1mbold\u001b[22m, not \\u001b[31m\n"],
    [false, "\\u001b[1mbold\\u001b[22m, not \\u001b[31m\n"],
  ])("reach standard output where it takes colours, and nothing else does: %s", (colours, printed) => {
    const [out, err, status]: string[][] = [[], [], []];
    const {
      print,
      complain,
      status: show,
    } = terminalOn({
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
      rewrite: (text) => void status.push(text),
      stdin: async function* () {},
      colours,
      watched: true,
      columns: 80,
    });
    const text = "\u001b[1mbold\u001b[22m, not \u001b[31m";
    const escaped = "\\u001b[1mbold\\u001b[22m, not \\u001b[31m";
    print(text);
    complain(text);
    show(text);
    expect([out, err, status]).toEqual([[printed], [`${escaped}\n`], [escaped]]);
  });
});

describe("the status line", () => {
  it("is taken away by what is printed, and shown to nobody who does not watch", () => {
    const said: string[] = [];
    const write = (text: string) => void said.push(text);
    const streams = {
      out: write,
      err: write,
      rewrite: (text: string) => write(`[${text}]`),
      stdin: async function* () {},
      colours: false,
      columns: 80,
    };
    const watched = terminalOn({ ...streams, watched: true });
    watched.print("before any status");
    expect(said.splice(0)).toEqual(["before any status\n"]);
    watched.status("at\u001b work");
    watched.print("answer");
    watched.complain("more");
    expect(said).toEqual(["[at\\u001b work]", "[]", "answer\n", "more\n"]);
    terminalOn({ ...streams, watched: false }).status("at work");
    expect(said).toHaveLength(4);
  });
});
