import { describe, expect, it } from "vitest";
import { phaseKey } from "../../../src/figures/kit/phase-panel.ts";
import type { Panel } from "../../support/figure-rows.ts";

describe("phaseKey", () => {
  it("shows the colours of the panels, evenly between their stops", () => {
    const { layer } = phaseKey as unknown as Panel;
    const colors = layer.filter(({ mark }) => mark["type"] === "rect").map(({ mark }) => mark["color"]);
    const ramp = colors.slice(0, 25);
    expect([ramp[0], ramp[6], ramp[12], ramp[18], ramp[24]]).toEqual([
      "#edf3f8",
      "#bcd4e6",
      "#7fb0d2",
      "#3f7fb1",
      "#17375e",
    ]);
    // half way between the first two
    expect(ramp[3]).toBe("#d5e4ef");
  });
});
