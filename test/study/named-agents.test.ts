import { beforeAll, describe, expect, it } from "vitest";
import { ScenarioError } from "../../src/model/errors.ts";
import { checkCells, studyCells } from "../../src/study/cells.ts";
import { loadFormulaParser } from "../../src/study/formula-parser.ts";
import { parseStudy } from "../../src/study/parse-study.ts";

beforeAll(loadFormulaParser);

const head = "question: Which?\nexpects: This.\nrefutedIf: That.\n";

const boaster = "boaster: { mean: 10, sd: 3, min: 7, max: 13, hallucination: 0.2 }";

/** A study that names these agents, has this scenario and this axis. */
const studyOf = (agents: readonly string[], axes: string, scenario = "{ world: closed }") =>
  parseStudy(
    `${head}agents:\n${agents.map((line) => `  ${line}\n`).join("")}scenario: ${scenario}\naxes: { ${axes} }\n`,
    "own.yaml",
  );

const poolsOf = (...given: Parameters<typeof studyOf>) =>
  [...studyCells(studyOf(...given))].map(({ coordinates, subject }) => [
    Object.values(coordinates)[0],
    subject.pools[0].members.map(({ name, weight, hallucination }) => `${name} ${weight} ${hallucination}`),
  ]);

describe("an agent that a study names", () => {
  it("stands on an axis beside the built-in ones, and in pools", () => {
    const pair = "pair: [model-1, boaster]";
    expect(poolsOf([boaster, pair], "agent: [model-1, boaster, pair, [pair, model-3]]")).toEqual([
      ["model-1", ["model-1 1 0"]],
      ["boaster", ["boaster 1 0.2"]],
      ["pair", ["model-1 1 0", "boaster 1 0.2"]],
      ["pair + model-3", ["model-1 1 0", "boaster 1 0.2", "model-3 1 0"]],
    ]);
  });

  it("may be one place of a pool, with a weight of its own, or what all cells share", () => {
    const shared = "{ world: closed, pool: [{ agent: boaster, weight: 2 }, model-1] }";
    expect(
      poolsOf([boaster], '"pool[1]": [model-2, boaster]', "{ world: closed, pool: [model-1, model-3] }"),
    ).toEqual([
      ["model-2", ["model-1 1 0", "model-2 1 0"]],
      ["boaster", ["model-1 1 0", "boaster 1 0.2"]],
    ]);
    expect(poolsOf([boaster], "attempts: [1]", shared)).toEqual([[1, ["boaster 2 0.2", "model-1 1 0"]]]);
  });

  it("may be a built-in one with changes, whose numbers formulas read", () => {
    const rash = "rash: { agent: model-3, hallucination: 0.1 }";
    const [cell] = studyCells(studyOf([rash], 'agent: [rash], tolerance: "pool[0].mean / 5"'));
    expect(cell.subject.tolerance).toBe(2);
    expect(cell.subject.pools[0].members[0]).toMatchObject({ name: "rash", hallucination: 0.1 });
  });

  it("changes nothing that is no agent: words of other keys, and of keys inside a member", () => {
    const cellsOf = (axes: string) => [...studyCells(studyOf([boaster], axes))].map(({ subject }) => subject);
    expect(cellsOf("harness.semantics: [open, closed]").map(({ semantics }) => semantics.feedback)).toEqual([
      "open",
      "closed",
    ]);
    const named = studyCells(
      studyOf([boaster], '"pool[0].name": [boaster, fibber]', "{ world: closed, pool: [boaster] }"),
    );
    expect([...named].map(({ subject }) => subject).map(({ pools }) => pools[0].members[0].name)).toEqual([
      "boaster",
      "fibber",
    ]);
  });

  it("leaves what can be no pool as it is, for the scenario to refuse", () => {
    expect(() => checkCells(studyOf([boaster], "agent: [5]"))).toThrow(
      /^pool: must be model-1, model-2, model-3 or a list of at least 1 entry, but is 5 \(/,
    );
  });

  it("may be chosen by a formula", () => {
    expect(poolsOf([boaster], `goal: [100, 300], agent: "goal > 200 ? 'boaster' : 'model-1'"`)).toEqual([
      [100, ["model-1 1 0"]],
      [300, ["boaster 1 0.2"]],
    ]);
  });

  it("has the identity of the same numbers written out", () => {
    const [named] = studyCells(studyOf([boaster], "agent: [boaster]"));
    const written = "{ name: other, mean: 10, sd: 3, min: 7, max: 13, hallucination: 0.2 }";
    const [plain] = studyCells(studyOf([boaster], "attempts: [4]", `{ world: closed, pool: [${written}] }`));
    expect(named.identity).toBe(plain.identity);
  });

  it.each<[readonly string[], string, string]>([
    [
      [boaster],
      "agent: [boastr]",
      'axes.agent: must be an agent, but "boastr" is none; known: model-1, model-2, model-3, boaster\n  at own.yaml:7\n  hint: did you mean boaster?',
    ],
    [
      ["model-1: { mean: 1, sd: 1, min: 0, max: 3 }"],
      "attempts: [1]",
      "agents.model-1: must not be called like a built-in agent\n  at own.yaml:5",
    ],
    [
      ["odd: { mean: 1, sd: 1, min: 5, max: 3 }"],
      "agent: [odd]",
      "agents.odd.min: min must not exceed max, but min is 5 and max is 3\n  at own.yaml:5",
    ],
    [
      ["odd: { mean: 1, sd: 1, min: 5 }"],
      "agent: [odd]",
      "agents.odd.max: must be a number, but is missing\n  at own.yaml:5",
    ],
    [
      ["odd: [model-1, { mean: 1, sd: 1, min: 5, max: 3 }]"],
      "agent: [odd]",
      "agents.odd[1].min: min must not exceed max",
    ],
    [
      ["pair: [model-1, boastr]", boaster],
      "agent: [pair]",
      'agents.pair: must be an agent, but "boastr" is none',
    ],
    [["pair: [pair]"], "agent: [pair]", 'agents.pair: must be an agent, but "pair" is none'],
  ])("is refused where it stands: %j", (agents, axes, message) => {
    const check = () => checkCells(studyOf(agents, axes));
    expect(check).toThrow(ScenarioError);
    expect(check).toThrow(message);
  });
});
