import { freezeDeep } from "./freeze-deep.ts";

/** What every option may be, the default first. The meaning of each is in docs/model.md, section 2. */
export const semanticsOptions = {
  feedback: ["closed", "open"],
  anchor: ["relative", "absolute"],
  onMet: ["act", "skip"],
  onOvershoot: ["restart", "undo"],
  keep: ["last", "best"],
  onExhausted: ["carry", "abort"],
  pass: ["strict", "terminal"],
} as const;

type Options = typeof semanticsOptions;

/** How a stage is acted out and what counts as a pass: one value for each option of the model. */
export type Semantics = { readonly [Name in keyof Options]: Options[Name][number] };

const closed = Object.fromEntries(
  Object.entries(semanticsOptions).map(([option, [first]]) => [option, first]),
) as object as Semantics;

/** The two named semantics. Which captions of the paper survive which of them is itself a result. */
export const semanticsPresets = freezeDeep({
  closed,
  open: { ...closed, feedback: "open", anchor: "absolute", keep: "best", pass: "terminal" },
} as const satisfies Record<string, Semantics>);

export type SemanticsPreset = keyof typeof semanticsPresets;
