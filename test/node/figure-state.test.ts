import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import type { Experiment } from "../../src/node/experiments.ts";
import { figureState, filesOfResult, readProvenance } from "../../src/node/figure-state.ts";
import { digest } from "../../src/study/digest.ts";
import type { Study } from "../../src/study/study.ts";
import { studyOf } from "../support/studies.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const temporary = temporaryFolder();
let folder = "";

const experimentOf = (changes: Partial<Study> = {}) =>
  ({ sha256: "e", study: studyOf({}, changes) }) as unknown as Experiment;

const asMade = {
  experiment: { sha256: "e" },
  figure: null,
  engines: ["exact"],
  sha256: { "data.csv": digest("a\n"), "data.json": digest("[]") },
};

/** A result as a run leaves it, but for what is said of it otherwise. */
function made(changes: object = {}): void {
  writeFileSync(`${folder}/data.csv`, "a\n");
  writeFileSync(`${folder}/data.json`, "[]");
  writeFileSync(`${folder}/provenance.json`, JSON.stringify({ ...asMade, ...changes }));
}

const state = (changes: Partial<Study> = {}) => figureState(experimentOf(changes), folder);

beforeEach(() => {
  folder = temporary.path("result");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});

describe("figureState", () => {
  it("is by what lies in the folder", () => {
    expect(state()).toBe("not made");
    made();
    expect(state()).toBe("up to date");
    made({ experiment: { sha256: "f" } });
    expect(state()).toBe("experiment changed");
    made({ experiment: undefined });
    expect(state()).toBe("experiment changed");
    made({ sha256: undefined });
    expect(state()).toBe("up to date");
  });

  it.each(["data.csv", "data.json"])("sees a change of %s, and that it is gone", (name) => {
    made();
    writeFileSync(`${folder}/${name}`, "b");
    expect(state()).toBe("files changed");
    made();
    rmSync(`${folder}/${name}`);
    expect(state()).toBe("files changed");
  });

  it.each(["{", "3", "null", '"a"'])("takes provenance %j for changed", (text) => {
    made();
    writeFileSync(`${folder}/provenance.json`, text);
    expect([state(), readProvenance(folder), filesOfResult(folder)]).toEqual(["files changed", null, []]);
  });

  it("asks for both pictures of a result with a figure, and for none of one without", () => {
    made({ figure: "plot" });
    const pictures = ["png", "pdf"].map((end) => `${folder}/sample.${end}`);
    expect(state({ figure: "plot" })).toBe("files changed");
    for (const picture of pictures) writeFileSync(picture, "");
    expect(state({ figure: "plot" })).toBe("up to date");
    for (const picture of pictures) {
      rmSync(picture);
      expect(state({ figure: "plot" })).toBe("files changed");
      writeFileSync(picture, "");
    }
  });

  it.each<[string, object, Partial<Study>]>([
    ["engine", { engines: ["monte-carlo"] }, { measurements: ["monte-carlo"] }],
    ["engines", { engines: ["exact", "monte-carlo"] }, { measurements: ["exact", "monte-carlo"] }],
    ["measurement", { engines: [], measurement: "claims" }, { measurements: ["claims"] }],
    ["measurement alone", { engines: undefined, measurement: "claims" }, { measurements: ["claims"] }],
    ["engine and measurement", { measurement: "claims" }, { measurements: ["exact", "claims"] }],
    ["trials", { trials: 7 }, { trials: 7 }],
    ["seed", { seed: "x" }, { seed: "x" }],
  ])("tells one made with another %s from one made with the same", (_, provenance, study) => {
    made(provenance);
    expect([state(study), state()]).toEqual(["up to date", "made with changes"]);
  });

  it("tells one without its study's figure", () => {
    made();
    expect(state({ figure: "plot" })).toBe("made with changes");
  });

  it("reads a result that is still on its way into the folder", () => {
    mkdirSync(`${folder}/.tautline-commit`);
    folder = `${folder}/.tautline-commit`;
    made();
    folder = temporary.path("result");
    expect(state()).toBe("up to date");
  });
});

describe("filesOfResult", () => {
  it("names what its provenance does, the pictures of its SVG, and that itself", () => {
    expect(filesOfResult(folder)).toEqual([]);
    made({ sha256: { "data.csv": "0", "spec.svg.json": "0", "sample.svg": "0" } });
    expect(filesOfResult(folder)).toEqual([
      "data.csv",
      "spec.svg.json",
      "sample.svg",
      "sample.png",
      "sample.pdf",
      "provenance.json",
    ]);
  });

  it("names nothing outside the folder, nothing hidden, and of nothing nothing", () => {
    made({
      sha256: { "data.csv": "0", "../notes.txt": "0", "/etc/passwd": "0", ".git": "0", "../a.svg": "0" },
    });
    expect(filesOfResult(folder)).toEqual(["data.csv", "provenance.json"]);
    made({ sha256: { "../notes.txt": "0" } });
    expect(filesOfResult(folder)).toEqual([]);
    made({ sha256: undefined });
    expect(filesOfResult(folder)).toEqual([]);
  });
});
