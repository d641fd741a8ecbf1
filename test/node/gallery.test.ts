import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { builtinExperiments } from "../../src/node/experiments.ts";
import { gallery } from "../../src/node/gallery.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const { path } = temporaryFolder();

/** A folder in which only these were made, with what came out of each. */
function folderOf(findings: Readonly<Record<string, object>>): string {
  const folder = path("figures");
  for (const [name, finding] of Object.entries(findings)) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "finding.json"), JSON.stringify(finding));
  }
  return folder;
}

const claim = {
  id: "T1.peak",
  words: "It peaks.",
  scope: "anywhere",
  verdict: "fails",
  cases: { holding: 1, of: 4 },
  exceptions: [{ case: "inside", agent: "model-1", subgoals: 24 }],
};

describe("gallery", () => {
  let page = "";

  beforeAll(() => {
    const granularity = { title: "It peaks at an end", details: ["First.", "Second."], claims: [claim] };
    const ceiling = { title: "It holds", details: [], claims: [] };
    page = gallery(builtinExperiments(), folderOf({ granularity, ceiling }));
  });

  it("says what the runs found and kept, and decides nothing again", () => {
    expect(page).toContain("**What came out:** It peaks at an end. First. Second.");
    expect(page).toContain(
      "`T1.peak` **fails** (1 of 4 cases; anywhere): It peaks. Against it: inside: model-1, K 24.",
    );
  });

  it("leaves out what was never made", () => {
    expect([...page.matchAll(/^### (.*)$/gm)].map(([, name]) => name)).toEqual(["granularity", "ceiling"]);
  });

  it("tells the trials behind sampled points, and none where nothing is sampled", () => {
    const [sampled, exact] = ["granularity", "ceiling"].map(
      (name) => page.slice(page.indexOf(`### ${name}`)).split("\n### ")[0],
    );
    expect(sampled).toContain("2,000 trials behind each sampled point");
    expect(exact).not.toContain("trials behind");
  });

  it("links each experiment from where the page lies", () => {
    expect(page).toMatch(
      /experiment \[010-granularity\.yaml\]\([\w./-]*\/experiments\/010-granularity\.yaml\)/,
    );
  });
});
