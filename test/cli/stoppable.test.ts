import process from "node:process";
import { describe, expect, it } from "vitest";
import { stoppable } from "../../src/cli/stoppable.ts";

const signals = ["SIGINT", "SIGTERM"] as const;
const heard = () => signals.map((signal) => process.listenerCount(signal));

describe("stoppable", () => {
  it.each(signals)(
    "tells the first %s, and leaves the second one to whoever heard it before",
    async (signal) => {
      // A signal that nobody hears kills.
      const before = heard();
      const told = await stoppable(async (stop) => {
        const first = stop();
        expect(heard()).toEqual(before.map((count) => count + 1));
        for (const listener of process.listeners(signal).slice(-1)) listener(signal);
        return [first, stop(), heard()];
      });
      expect(told).toEqual([null, signal, before]);
    },
  );

  it("hears no more once it has ended, well or not", async () => {
    const before = heard();
    expect(await stoppable(async () => "made")).toBe("made");
    expect(heard()).toEqual(before);
    await expect(stoppable(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(heard()).toEqual(before);
  });
});
