import { describe, expect, it } from "vitest";
import { type GalleryEntry, galleryPage } from "../../src/node/gallery-page.ts";
import type { Study } from "../../src/study/study.ts";
import { studyOf } from "../support/studies.ts";

const claim = (changes: object) =>
  ({
    id: "T9.sample",
    words: "It always holds.",
    scope: "closed world",
    verdict: "holds with exceptions",
    cases: { holding: 3, of: 8 },
    exceptions: [1, 2, 3, 4, 5].map((subgoals) => ({ case: "bias-step", subgoals })),
    ...changes,
  }) as unknown as GalleryEntry["finding"]["claims"][number];

const entry = (changes: Partial<GalleryEntry> = {}): GalleryEntry => ({
  study: studyOf(
    { attempts: [1] },
    {
      paper: { figures: ["2a", "2d"], says: "It peaks.", level: "S", gives: "the agents" },
      ours: "the goal",
    },
  ),
  finding: { title: "It peaks | inside", details: ["At K = 3."], claims: [claim({})] },
  experiment: { name: "010-sample.yaml", link: "../experiments/010-sample.yaml" },
  sampled: 2000,
  ...changes,
});

describe("galleryPage", () => {
  it("says of a figure what the paper says and where, what came out, and whose the numbers are", () => {
    const page = galleryPage([entry()]);
    for (const part of [
      "![It peaks | inside](sample/sample.png)",
      "**The paper says** (Figures 2a, 2d; S): It peaks.",
      "**What came out:** It peaks | inside. At K = 3.",
      "**The paper's parameters:** the agents.",
      "**Our parameters:** the goal.",
      "[PDF](sample/sample.pdf)",
      "experiment [010-sample.yaml](../experiments/010-sample.yaml); 2,000 trials",
    ]) {
      expect(page).toContain(part);
    }
  });

  it.each([
    [["5"], "S", " (Figure 5; S)"],
    [["5"], null, " (Figure 5)"],
    [["7a", "7b"], null, " (Figures 7a, 7b)"],
    [[], "S", " (S)"],
    [[], null, ""],
  ] as const)("says where the paper says it: figures %j, level %j", (figures, level, where) => {
    const paper = { figures, says: "It peaks.", level, gives: "" };
    const page = galleryPage([entry({ study: studyOf({ attempts: [1] }, { paper }) })]);
    expect(page).toContain(`- **The paper says**${where}: It peaks.`);
  });

  it("gives each verdict with its cases and the first exceptions", () => {
    expect(galleryPage([entry()])).toContain(
      "`T9.sample` **holds with exceptions** (3 of 8 cases; closed world): It always holds. Against it: bias step: K 1; bias step: K 2; bias step: K 3; and 2 more.",
    );
    const { exceptions } = claim({});
    const three = claim({ exceptions: exceptions.slice(0, 3) });
    expect(galleryPage([entry({ finding: { title: "", details: [], claims: [three] } })])).toContain(
      "Against it: bias step: K 1; bias step: K 2; bias step: K 3.",
    );
    const finding = { title: "It holds", details: [], claims: [claim({ verdict: "holds", exceptions: [] })] };
    const holds = entry({ finding });
    expect(galleryPage([holds])).not.toContain("Against it");
  });

  it("has a table of all figures in which no cell ends early", () => {
    expect(galleryPage([entry()])).toContain(
      "| [sample](#sample) | 2a 2d | It peaks \\| inside | T9.sample holds with exceptions |",
    );
  });

  const paper = (...figures: string[]) => ({ figures, says: "", level: null, gives: "" });
  const measured: Partial<Study> = { table: "table.csv" };
  const notRerun = "## Not rerun: Figures 3a and 4";

  it.each<[string, readonly Partial<Study>[], readonly string[]]>([
    ["of the paper, however few it shows", [{ paper: paper("5") }], ["### sample", notRerun]],
    ["measured elsewhere", [measured], [notRerun, "## Measured elsewhere", "### sample"]],
    ["of our own", [{}], [notRerun, "## Our own figures", "### sample"]],
    [
      "of each kind",
      [{ name: "mine" }, { ...measured, name: "theirs" }, { name: "papers", paper: paper("2a", "5") }],
      ["### papers", notRerun, "## Measured elsewhere", "### theirs", "## Our own figures", "### mine"],
    ],
  ])("heads the figures %s, and leaves out headings with nothing below", (_, studies, headings) => {
    const page = galleryPage(studies.map((changes) => entry({ study: studyOf({ attempts: [1] }, changes) })));
    const below = page.slice(page.indexOf("## The paper's figures"));
    expect(below.match(/^##.*$/gm)?.slice(1)).toEqual(headings);
  });

  it("says nothing of the paper beside a figure of our own", () => {
    const own = entry({ study: studyOf({ attempts: [1] }, { name: "mine" }), sampled: null });
    const page = galleryPage([own, entry()]);
    expect(page.slice(page.indexOf("### mine"))).not.toContain("The paper");
  });
});
