import { type Schema, text } from "./schema.ts";

/** What is printed as a heading: a line break or a terminal's escape in it would garble whatever shows it. */
export const label = (longest: number): Schema<string> =>
  text({
    minLength: 1,
    maxLength: longest,
    pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff]*$",
  });
