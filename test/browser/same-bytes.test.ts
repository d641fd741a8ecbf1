import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as tautline from "../../src/api/index.ts";
import * as study from "../../src/api/study.ts";
import { builtinExperiments } from "../../src/node/experiments.ts";
import { type BrowserPage, openInChromium } from "../support/in-chromium.ts";
import { cases, evaluateAll } from "../support/same-bytes-cases.ts";
import { dataOf, type StudyText } from "../support/same-bytes-studies.ts";

let page: BrowserPage;

beforeAll(async () => {
  page = await openInChromium(`
    import * as tautline from "./src/api/index.ts";
    import * as study from "./src/api/study.ts";
    import { evaluateAll } from "./test/support/same-bytes-cases.ts";
    import { dataOf } from "./test/support/same-bytes-studies.ts";
    globalThis.evaluateCases = (cases) => evaluateAll(tautline, cases);
    globalThis.dataOf = ({ file, studies }) => dataOf(study, file, studies);
  `);
}, 120_000);

afterAll(async () => page?.close());

describe("headless Chromium", () => {
  it("computes the same bytes as Node, by both engines, over a scenario of every kind", async () => {
    const here = evaluateAll(tautline, cases);
    const there = await page.call<string[]>("evaluateCases", cases);
    cases.forEach(({ name }, i) => {
      expect(there[i], name).toBe(here[i]);
    });
    expect(there).toHaveLength(cases.length);
  });

  it("computes other bytes for another seed", async () => {
    const [first] = cases;
    const [there] = await page.call<string[]>("evaluateCases", [{ ...first, seed: "another" }]);
    expect(there).not.toBe(evaluateAll(tautline, [first])[0]);
  });

  const studies = builtinStudies();

  it.each(studies)("runs the study $file as Node does", async ({ file }) => {
    const here = await dataOf(study, file, studies);
    expect(await page.call<string>("dataOf", { file, studies })).toBe(here);
    expect(here.split("\n").length).toBeGreaterThan(5);
  });
});

/** All but those whose rows were measured elsewhere. */
function builtinStudies(): readonly StudyText[] {
  const measured = builtinExperiments().filter(({ study }) => study.table === null);
  return measured.map(({ file }) => ({ file: basename(file), text: readFileSync(file, "utf8") }));
}
