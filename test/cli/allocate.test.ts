import { describe, expect, it } from "vitest";
import { tautline } from "../support/tautline.ts";

const split = "harness.decomposition={ chunks: [24, 10, 18] }";
const uneven = ["closed/model-1", "--set", "task.goal=52", "--set", split];

describe("allocate", () => {
  it("prints the best split beside an even one and the scenario's own", async () => {
    const { code, out } = await tautline(["allocate", ...uneven, "--total", "12"]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /best +12 attempts +0\.\d{4} +[\d.]+ +[\d.]+\n +even +12 attempts +0\.\d{4} +[\d.]+ +[\d.]+\n +as it is +12 attempts/,
    );
    expect(out).toMatch(/stage +chunk +reach in one +attempts\n +1 +24/);
    expect(out).toContain("the split hangs on the reach of one attempt: horizon 10, tolerance 1\n");
  });

  it("shows what the splits are expected to cost, as evaluate does", async () => {
    const { out } = await tautline(["allocate", ...uneven, "--total", "12"]);
    const { out: own } = await tautline(["evaluate", ...uneven]);
    const [actions, attempts] = ["actions", "attempts"].map(
      (name) => new RegExp(`^  ${name} +([\\d.]+)$`, "m").exec(own)?.[1],
    );
    expect(out).toMatch(new RegExp(`as it is +12 attempts +0\\.7530 +${actions} +${attempts}\n`));
  });

  it.each([
    ["chunks of one part", uneven],
    ["a free tail", ["closed", "--set", "harness.decomposition={ chunk: 25, scaffolded: 7 }"]],
    [
      "a budget for each stage",
      [...uneven, "--set", "harness.attempts=[1, 2, 3]", "--set", "harness.horizon=[9, 3, 7]"],
    ],
  ])(
    "prints a line that evaluate takes, and that gives the best split's numbers: %s",
    async (_, scenario) => {
      const { out } = await tautline(["allocate", ...scenario, "--total", "40"]);
      const set = /to use the best: --set "(.*)"/.exec(out)?.[1] ?? "";
      const { out: evaluated } = await tautline(["evaluate", ...scenario, "--set", set]);
      const figure = (name: string) => new RegExp(`^  ${name} +(.+)$`, "m").exec(evaluated)?.[1];
      const [pass, actions, attempts] = ["pass rate", "actions", "attempts"].map(figure);
      expect(out.replaceAll(/ +/g, " ")).toContain(` best 40 attempts ${pass} ${actions} ${attempts}\n`);
    },
  );

  it("names the least and the greatest horizon of stages that have several", async () => {
    const { out } = await tautline([
      "allocate",
      ...uneven,
      "--set",
      "harness.horizon=[9, 3, 7]",
      "--total",
      "12",
    ]);
    expect(out).toContain("the split hangs on the reach of one attempt: horizon 3 to 9, tolerance 1\n");
  });

  it("offers no line of more than 200 numbers", async () => {
    const fine = ["closed", "--set", "task.goal=2010", "--set", "harness.decomposition.subgoals=201"];
    const { out } = await tautline(["allocate", ...fine, "--total", "804"]);
    expect(out).toContain("to use the best: --json has its 201 numbers\n");
    const pasted = fine.map((word) => word.replace("=2010", "=2000").replace("=201", "=200"));
    const { out: offered } = await tautline(["allocate", ...pasted, "--total", "800"]);
    expect(/harness\.attempts=\[(.*)\]"\n/.exec(offered)?.[1].split(", ")).toHaveLength(200);
  });

  it("says what the split of a harness with a free tail stands for, and of no other", async () => {
    const partial = ["closed", "--set", "harness.decomposition={ chunk: 25, scaffolded: 7 }"];
    const useOf = async (scenario: readonly string[]) =>
      /to use the best: --set "[^"]*"(.*)\n/.exec(
        (await tautline(["allocate", ...scenario, "--total", "40"])).out,
      )?.[1];
    expect(await useOf(partial)).toBe(" in place of semantics.tail.attempts");
    expect(await useOf(uneven)).toBe("");
  });

  it("puts equal stages into one row", async () => {
    const { out } = await tautline(["allocate", "closed", "--total", "40"]);
    expect(out).toMatch(/1–8 +30 +0\.3636 +5/);
  });

  it("prints JSON whose attempts sum to the total", async () => {
    const { out } = await tautline(["allocate", ...uneven, "--total", "13", "--json"]);
    const { best, own } = JSON.parse(out);
    expect(best.attempts.reduce((sum: number, count: number) => sum + count)).toBe(13);
    expect(best.passRate).toBeGreaterThan(own.passRate);
  });

  it("says that no split helps a stage out of reach", async () => {
    const { out } = await tautline([
      "allocate",
      "closed",
      "--set",
      "harness.decomposition.subgoals=2",
      "--total",
      "9",
    ]);
    expect(out).toContain("stage 1 cannot be reached: no split passes\n");
  });

  it("names the one stage that is out of reach by its number", async () => {
    const tooFar = ["--set", "task.goal=228", "--set", "harness.decomposition={ chunks: [14, 200, 14] }"];
    const { out } = await tautline(["allocate", "closed", ...tooFar, "--total", "9"]);
    expect(out).toContain("stage 2 cannot be reached: no split passes\n");
  });

  it.each([
    [["closed"], "--total: must say how many attempts there are"],
    [["closed", "--total", "3"], "at least one attempt for each of the 8 stages"],
    [["open", "--total", "40"], "use anchor: relative"],
    [["clsoed", "--total", "40"], "did you mean closed?"],
  ])("refuses %j with a way out", async (line, said) => {
    const { code, err } = await tautline(["allocate", ...line]);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });
});
