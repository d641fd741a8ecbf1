import { describe, expect, it } from "vitest";
import { cellText, findCell } from "../../src/study/find-cell.ts";
import { keptDesign } from "../support/kept-study.ts";

const design = keptDesign(3);
const cells = [...design.cells];

/** What is said of a name that names no single cell. */
function refusal(text: string): string {
  try {
    findCell(design, text);
    return "found";
  } catch (error) {
    return String(error);
  }
}

describe("findCell", () => {
  it("finds every cell by its values, and by its identity the first of those that share it", () => {
    for (const cell of cells) {
      const { agent, attempts, style } = cell.coordinates;
      expect(findCell(design, ` style = ${style}, agent=${agent},attempts =${attempts}`)).toEqual(cell);
      expect(findCell(design, cellText(cell))).toEqual(cell);
      const first = cells.find(({ identity }) => identity === cell.identity);
      for (const length of [35, 20]) expect(findCell(design, cell.identity.slice(0, length))).toEqual(first);
    }
  });

  it("takes cells that come to the same scenario for one, by whichever of their values", () => {
    expect(findCell(design, "agent=model-2,attempts=3")).toEqual(
      cells.find(({ coordinates }) => coordinates["agent"] === "model-2" && coordinates["attempts"] === 3),
    );
  });

  it("shows the first four of several", () => {
    const shown = cells.slice(0, 4).map(cellText).join("  ");
    expect(refusal("agent=model-1")).toContain(`must name one cell, but "agent=model-1" fits 6`);
    expect(refusal("agent=model-1")).toMatch(new RegExp(`hint: the first are ${shown}$`));
    expect(refusal("c1-")).toContain(`must name one cell, but "c1-" fits 12`);
    // Two scenarios, four cells
    expect(refusal("attempts=2")).toContain("fits 4");
  });

  it.each([
    ["", "as in agent=model-1,attempts=1,style=plain"],
    ["c2-", "as in agent=model-1,attempts=1,style=plain"],
    ["model-1", "as in agent=model-1,attempts=1,style=plain"],
    ["attempts=4", "as in agent=model-1,attempts=1,style=plain"],
    ["agent=model-1,attempts", "as in agent=model-1,attempts=1,style=plain"],
    ["agent=model-1=x", "as in agent=model-1,attempts=1,style=plain"],
    ["attemps=2", "did you mean attempts?"],
    ["agent=model-1, atempts=2", "did you mean attempts?"],
    ["qqqqqqqqqqqq=2", "as in agent=model-1,attempts=1,style=plain"],
    ["toString=x", "as in agent=model-1,attempts=1,style=plain"],
  ])("says of %j that it names none, and what would", (text, hint) => {
    expect(refusal(text)).toContain(`must name a cell of the study, but "${text}" fits none`);
    expect(refusal(text)).toContain(`hint: ${hint}`);
  });

  it("says of a study without cells only that there is none", () => {
    expect(() => findCell({ ...design, cells: [] }, "a=1")).toThrow(/fits none$/);
  });
});
