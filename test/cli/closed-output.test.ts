import { stderr, stdout } from "node:process";
import { afterEach, describe, expect, it, vi } from "vitest";
import { processStreams } from "../../src/cli/process-streams.ts";

/** What Linux tells of this process's streams, by descriptor; nothing of one that is not here. */
const told = vi.hoisted(() => ({
  platform: "linux",
  streams: {} as Record<number, { readonly link: string; readonly flags: string }>,
  looks: 0,
}));

vi.mock("node:process", async (original) => ({
  ...(await original<typeof import("node:process")>()),
  get platform() {
    return told.platform;
  },
}));

vi.mock("node:fs", async (original) => {
  const of = (path: string) => {
    const stream = told.streams[Number(path.split("/").at(-1))];
    if (stream === undefined) throw new Error("ENOENT");
    return stream;
  };
  return {
    ...(await original<typeof import("node:fs")>()),
    readFileSync: (path: string) => `pos:\t0\nflags:\t${of(path).flags}\nmnt_id:\t27\n`,
    readlinkSync: (path: string) => {
      told.looks++;
      return of(path).link;
    },
  };
});

const [terminal, file] = ["/dev/pts/0", "/home/me/out"].map((link) => ({ link, flags: "0100002" }));
/** What Node puts in the place of a stream that it finds closed, and what a shell puts there. */
const [closed, thrownAway] = ["0100002", "0100001"].map((flags) => ({ link: "/dev/null", flags }));

/** What comes of writing twice to standard output. */
function writtenTo(out: typeof terminal | undefined, err: typeof terminal | undefined, platform = "linux") {
  const write = vi.spyOn(stdout, "write").mockReturnValue(true);
  Object.assign(told, { platform, looks: 0 });
  told.streams = { ...(out && { [stdout.fd]: out }), ...(err && { [stderr.fd]: err }) };
  const streams = processStreams();
  for (const text of ["one", "two"]) streams.out(text);
  return write.mock.calls.flat();
}

afterEach(() => vi.restoreAllMocks());

describe("standard output that was closed", () => {
  it("is told before anything is written", () => {
    expect(() => writtenTo(closed, terminal)).toThrow(
      "standard output: must be open, but is closed\n  hint: write > /dev/null to throw the output away",
    );
    expect(stdout.write).not.toHaveBeenCalled();
  });

  it.each([
    ["a terminal", terminal, terminal, "linux"],
    ["a file", file, terminal, "linux"],
    ["> /dev/null", thrownAway, terminal, "linux"],
    ["a daemon's, as all its streams are", closed, closed, "linux"],
    ["unknown, where Linux does not tell", undefined, terminal, "linux"],
    ["unknown on other systems", closed, terminal, "darwin"],
  ])("is no output that is %s", (_, out, err, platform) => {
    expect(writtenTo(out, err, platform)).toEqual(["one", "two"]);
  });

  it("is looked for once", () => {
    writtenTo(file, terminal);
    expect(told.looks).toBe(1);
  });
});
