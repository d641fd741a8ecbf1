import { describe, expect, it } from "vitest";
import { bytesText, durationText, meanText, plainText, rateText } from "../../src/cli/number-text.ts";
import { textColumns } from "../../src/cli/text-columns.ts";

describe("rateText", () => {
  it.each([
    [0, "0"],
    [1, "1"],
    [1e-15, "0"],
    [1e-12, "1.0e-12"],
    [1 - 1e-13, "1"],
    [0.23841, "0.2384"],
    [0.00001234, "1.2e-5"],
    [0.99999999, "1 − 1.0e-8"],
    [0.9999, "0.9999"],
    [0.0005, "0.0005"],
    [0.000499, "5.0e-4"],
    [0.99994, "0.9999"],
    [0.99996, "1 − 4.0e-5"],
  ])("writes %d as %s", (rate, text) => {
    expect(rateText(rate)).toBe(text);
  });
});

describe("meanText", () => {
  it.each([
    [0, "0"],
    [-0, "0"],
    [30, "30"],
    [6.2059, "6.206"],
    [-0.1208, "-0.1208"],
    [12345.6, "12,346"],
    [1000.4, "1,000"],
    [1000, "1,000"],
    [999.94, "999.9"],
    [-1234.5, "-1,234"],
    [0.01, "0.01000"],
    [0.00123, "1.2e-3"],
    [1e-14, "0"],
    [1e-9, "1.0e-9"],
  ])("writes %d as %s", (value, text) => {
    expect(meanText(value)).toBe(text);
  });
});

describe("plainText", () => {
  it("leaves out the last bits of a multiple of a decimal step", () => {
    expect(plainText(3 * 0.1)).toBe("0.3");
    expect([plainText(123456.789012), plainText(1.2345678901234)]).toEqual([
      "123456.789012",
      "1.23456789012",
    ]);
  });
});

describe("textColumns", () => {
  it("aligns cells by characters, not bytes, and leaves empty columns out", () => {
    expect(
      textColumns([
        ["−1", "", "a"],
        ["10", "", "b"],
        ["x", "", ""],
      ]),
    ).toEqual(["−1  a", "10  b", "x"]);
  });
});

describe("durationText and bytesText", () => {
  it.each([
    [0, "0 s"],
    [0.0391, "0.039 s"],
    [9.94, "9.9 s"],
    [119, "119 s"],
    [120, "2 min"],
    [5400, "90 min"],
    [7199, "120 min"],
    [7200, "2 h"],
    [2 * 86_400 - 1, "48 h"],
    [2 * 86_400, "2 days"],
    [86_400 * 3.21, "3.2 days"],
    [86_400 * 1234, "1,234 days"],
  ])("says %d seconds as a person does", (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });

  it.each([
    [0, "0 KB"],
    [999, "1 KB"],
    [1000, "1 KB"],
    [999_999, "1,000 KB"],
    [1_000_000, "1 MB"],
    [999_999_999, "1,000 MB"],
    [1_000_000_000, "1 GB"],
    [25_000, "25 KB"],
    [1_250_000, "1.3 MB"],
    [9_870_000_000, "9.9 GB"],
  ])("says %d bytes as a person does", (bytes, text) => {
    expect(bytesText(bytes)).toBe(text);
  });
});
