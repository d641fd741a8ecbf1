import { describe, expect, it } from "vitest";
import { flipsOf } from "../../src/node/flips-of.ts";
import { parseStudy } from "../../src/study/parse-study.ts";

const axes: Readonly<Record<string, string>> = {
  horizon: "horizon: [8, 10, 12]",
  verification: "verification: [0, 1]",
  agent: "agent: [model-1, model-2]",
  semantics: "semantics: [closed, open]",
};

const asked = async (
  assumptions: readonly string[],
  { pool = "[model-2]", objective = "successRate", within = 0.01 } = {},
) => {
  const scenario = `{ world: closed, pool: ${pool} }`;
  const studyOver = (names: readonly string[]) =>
    parseStudy(
      [
        `scenario: ${scenario}`,
        `axes: { ${[...names.map((name) => axes[name]), "subgoals: [3, 4, 6]"].join(", ")} }`,
        `objective: { maximise: "${objective}" }`,
        "figure: none",
      ].join("\n"),
      "mine.yaml",
    );
  const told: (readonly [number, number | undefined])[] = [];
  const data = { world: "closed", pool: JSON.parse(pool.replaceAll(/[\w-]+(?=[\],])/g, '"$&"')) };
  const onCell = (done: number, total: number | undefined) => void told.push([done, total]);
  const found = await flipsOf({ data, assumptions, choices: ["subgoals"], within, studyOver, onCell });
  return { ...found, told };
};

describe("flipsOf", () => {
  it("counts the scenarios of all its questions as one", async () => {
    // 3 choices as it is, in 3 horizons, with 2 verifications, and in the 6 worlds of both
    const { told, choices } = await asked(["horizon", "verification"]);
    expect(choices).toBe(3);
    expect(told).toEqual(Array.from({ length: 3 + 9 + 6 + 18 }, (_, i) => [i + 1, 36]));
    const alone = await asked(["horizon"]);
    expect(alone.told.at(-1)).toEqual([12, 12]);
    expect(alone.together.worlds).toBe(3);
  });

  it("knows what a scenario has where it is a single value, and nothing where it is several or none", async () => {
    const ownOf = async (pool?: string) =>
      (await asked(["agent", "verification"], pool ? { pool } : {})).assumptions;
    const [agent, verification] = await ownOf();
    expect([agent.name, agent.own, verification.own]).toEqual(["agent", "model-2", null]);
    expect((await ownOf("[model-2, model-1]"))[0].own).toBeNull();
  });

  it("names the first of the worlds in which the advice loses most", async () => {
    // Nobody claims what is not true here, so that verification changes nothing: every world stands there twice.
    const { together, assumptions } = await asked(["verification", "horizon"]);
    const flips = assumptions[1].worlds.filter(({ standing }) => standing === "flips");
    expect(flips.length).toBeGreaterThan(0);
    expect(together).toMatchObject({ worlds: 6, flips: 2 * flips.length });
    expect(together.worst?.world).toMatchObject({ verification: 0 });
    expect(together.worst?.regret).toBe(Math.max(...flips.map(({ regret }) => regret)));
  });

  it("has no worst world where the advice flips nowhere", async () => {
    const { together } = await asked(["verification"], { within: 1 });
    expect(together).toEqual({ worlds: 2, stands: 0, flips: 0, alike: 2, worst: null });
  });

  it("finds where it stands by loss: as far behind as is as good, and no further", async () => {
    const { advice, value, together } = await asked(["verification"], {
      objective: "subgoals - 6",
      within: 0,
    });
    expect([advice, value]).toEqual([{ subgoals: 6 }, 0]);
    expect(together).toEqual({ worlds: 2, stands: 2, flips: 0, alike: 0, worst: null });
  });
});
