import { describe, expect, it } from "vitest";
import { type KeyPath, keyPathText } from "../../src/input/key-path.ts";
import { isMapping, type Mapping } from "../../src/input/mapping.ts";
import { parseScenario } from "../../src/input/parse-scenario.ts";
import { parseSet } from "../../src/input/parse-set.ts";
import { readYaml } from "../../src/input/read-yaml.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { ScenarioError } from "../../src/model/errors.ts";
import { checkCells } from "../../src/study/cells.ts";
import { badScenarios } from "../support/bad-scenarios.ts";
import { tautline } from "../support/tautline.ts";

/** Everything that is wrong with a scenario, in words, without where it stands: what each door has to say alike. */
type Words = readonly string[];

const wordsOf = (findings: ScenarioError["findings"]): Words =>
  findings
    .map(({ path, problem, hint }) => `${path}: ${problem.replace(/ \(in the cell .*\)$/, "")}; ${hint}`)
    .sort();

function refusal(enter: () => unknown): Words {
  try {
    enter();
  } catch (error) {
    if (error instanceof ScenarioError) return wordsOf(error.findings);
    throw error;
  }
  return ["accepted"];
}

const mappings = badScenarios.flatMap(([title, text]) => {
  const data = dataOf(text);
  return isMapping(data) ? [[title, text, data] as const] : [];
});

/** What a wrong file holds; undefined for a text that is no YAML of ours, which only a file can be. */
function dataOf(text: string): unknown {
  try {
    return readYaml(text, "FILE").value;
  } catch {
    return undefined;
  }
}

const doors: readonly (readonly [string, (data: Mapping) => unknown])[] = [
  ["a library call", (data) => resolveScenario(data as unknown as ScenarioInput)],
  [
    "--set flags",
    (data) => resolveScenario({} as ScenarioInput, { sets: leavesOf(data).map(flag).map(parseSet) }),
  ],
  [
    "a study's cell",
    (data) => checkCells({ scenario: data, grids: [[axis]], placeOf: () => ({ file: "FILE" }) }),
  ],
];

const axis = { name: "x", values: [{ label: "a", set: {} }] };

/** The keys of the data, and those of its mappings, each with its value. */
const leavesOf = (data: Mapping): readonly (readonly [KeyPath, unknown])[] =>
  Object.entries(data).flatMap(([key, value]): readonly (readonly [KeyPath, unknown])[] =>
    isMapping(value) && Object.keys(value).length > 0
      ? Object.entries(value).map(([inner, inside]) => [[key, inner], inside])
      : [[[key], value]],
  );

const flag = ([path, value]: readonly [KeyPath, unknown]): string => `${keyPathText(path)}=${yamlOf(value)}`;

/** JSON, with the numbers that JSON has not. */
const yamlOf = (value: unknown): string =>
  JSON.stringify(value, (_, inside) =>
    Number.isFinite(inside) || typeof inside !== "number" ? inside : `@${inside}`,
  )
    .replaceAll('"@NaN"', ".nan")
    .replaceAll('"@Infinity"', ".inf");

describe.each(doors)("a wrong scenario that comes by %s", (_, enter) => {
  it.each(mappings)("is refused in the words that a file gets: %s", (_, text, data) => {
    expect(refusal(() => enter(data))).toEqual(refusal(() => parseScenario(text, "FILE")));
  });
});

describe("a wrong scenario that comes as a line of JSON", () => {
  const writable = mappings.filter(([, , data]) => !yamlOf(data).match(/\.nan|\.inf/));

  it.each(writable)("is refused in the words that a file gets: %s", async (_, text, data) => {
    const { out, code } = await tautline(["evaluate", "-"], { stdin: `${JSON.stringify(data)}\n` });
    expect(code).toBe(2);
    const words = refusal(() => parseScenario(text, "FILE"));
    for (const finding of words) {
      expect(out).toContain(finding.slice(0, finding.lastIndexOf("; ")).replace(/^: /, ""));
    }
  });
});

describe("the wrong scenarios", () => {
  it("are nearly all tried at every door", () => {
    expect(mappings.length).toBeGreaterThan(60);
  });
});
