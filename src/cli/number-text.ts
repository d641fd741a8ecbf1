import type { Scalar } from "../stats/table.ts";
/** A rate between 0 and 1: four digits, or how far it is from 0 or 1 when that is closer. */
export function rateText(rate: number): string {
  const rest = 1 - rate;
  if (Math.abs(rate) < 1e-12) return "0";
  if (Math.abs(rest) < 1e-12) return "1";
  if (Math.abs(rate) < 0.0005) return rate.toExponential(1);
  return rest > 0 && rest < 0.00005 ? `1 − ${rest.toExponential(1)}` : rate.toFixed(4);
}

/** A mean or a cost: four significant digits at least, whole numbers as they are. */
export function meanText(value: number): string {
  if (Number.isInteger(value)) return groupedText(value);
  if (Math.abs(value) < 1e-9) return "0";
  if (Math.abs(value) >= 1000) return groupedText(Math.round(value));
  return Math.abs(value) < 0.01 ? value.toExponential(1) : value.toPrecision(4);
}

/** A number of a scenario, without the last bits that a multiple of a decimal step carries. */
export const plainText = (value: number): string => String(Number(value.toPrecision(12)));

/** How long something takes, to two digits or so: `0.35 s`, `4 min`, `3.2 days`. */
export function durationText(seconds: number): string {
  const units = [
    ["s", 1],
    ["min", 60],
    ["h", 3600],
    ["days", 86_400],
  ] as const;
  const [name, size] = units.findLast(([, one]) => seconds >= 2 * one) ?? units[0];
  return `${shortText(seconds / size)} ${name}`;
}

/** How large something is, to two digits or so: `35 KB`, `1.2 GB`. */
export function bytesText(bytes: number): string {
  const units = [
    ["KB", 1e3],
    ["MB", 1e6],
    ["GB", 1e9],
  ] as const;
  const [name, size] = units.findLast(([, one]) => bytes >= one) ?? units[0];
  return `${shortText(bytes / size)} ${name}`;
}

const shortText = (value: number): string =>
  value >= 10 ? groupedText(Math.round(value)) : String(Number(value.toPrecision(2)));

const groupedText = (value: number): string => (Object.is(value, -0) ? 0 : value).toLocaleString("en-US");

/** A value of a table as a short one shows it: with four digits when it is no whole number. */
export const shownCell = (value: Scalar): string =>
  typeof value === "number" && !Number.isInteger(value) ? value.toPrecision(4) : String(value);
