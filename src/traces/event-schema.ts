import { label } from "../input/label.ts";
import {
  anything,
  boolean,
  jsonSchemaDraft,
  list,
  mapping,
  nothing,
  number,
  record,
  required,
  type Schema,
  text,
  union,
  whole,
  word,
  wordOf,
} from "../input/schema.ts";
import { failureCauses } from "../model/outcome.ts";
import type { Json, TraceEventOf, TraceKind } from "../model/trace-event.ts";

const fromNought = whole({ minimum: 0, maximum: 1e9 });
const fromOne = whole({ minimum: 1, maximum: 1e9 });
const name = label(200);
const cause = wordOf(failureCauses);
const json = union(text(), number(), boolean, nothing, list(anything), record(anything)) as Schema<Json>;

const envelope = {
  task: required(name, "The task's name: of a scenario, a game, a job in a world of tools"),
  run: required(fromNought, "Which run of the task, from 0"),
  stage: required(union(fromNought, nothing), "The stage that is under way, from 0; null outside of any"),
  step: required(fromNought, "Actions, tool calls and moves of the run so far, this one included"),
} as const;

const standing = {
  progress: required(number(), "As reported, in units of progress"),
  trueProgress: required(number(), "What of it is true"),
} as const;

/** The events of each kind, as a line may say them. */
export const eventSchemas: { readonly [Kind in TraceKind]: Schema<TraceEventOf<Kind>> } = {
  start: mapping({
    ...envelope,
    kind: required(word("start"), "A run begins"),
    seed: required(text(), "Names its random numbers"),
  }),
  prune: mapping({
    ...envelope,
    kind: required(word("prune"), "Pruning is done"),
    left: required(list(name), "The distributions that it leaves"),
  }),
  stage: mapping({
    ...envelope,
    kind: required(word("stage"), "A stage begins"),
    part: required(wordOf(["scaffold", "tail"])),
    aim: required(number(), "The progress that it asks for"),
  }),
  attempt: mapping({
    ...envelope,
    kind: required(word("attempt"), "An attempt begins"),
    attempt: required(fromOne, "From 1 in each stage"),
    planned: required(union(fromOne, nothing), "Actions of an open plan; null under closed feedback"),
  }),
  action: mapping({
    ...envelope,
    kind: required(word("action"), "One action of an attempt"),
    distribution: required(name, "The distribution that it is from"),
    reported: required(number(), "Its increment, as reported"),
    truthful: required(boolean, "The increment was made"),
    ...standing,
    undone: required(boolean, "It went past the window and was taken back"),
  }),
  check: mapping({
    ...envelope,
    kind: required(word("check"), "A stage is claimed to be reached"),
    supported: required(boolean, "True progress supports the claim"),
    checked: required(boolean, "Somebody looked"),
  }),
  attemptFailed: mapping({
    ...envelope,
    kind: required(word("attemptFailed"), "An attempt has failed"),
    cause: required(cause),
  }),
  stageEnd: mapping({
    ...envelope,
    kind: required(word("stageEnd"), "A stage is over"),
    verdict: required(wordOf(["reached", "falselyAccepted", "missed"])),
    cause: required(union(cause, nothing), "Why it was not truly reached"),
    ...standing,
  }),
  toolCall: mapping({
    ...envelope,
    kind: required(word("toolCall"), "A tool is called"),
    tool: required(name),
    arguments: required(record(json)),
    status: required(
      wordOf(["accepted", "repaired", "rejected", "blocked"]),
      "Passed on, passed on after a repair, refused by the environment, or stopped before it",
    ),
    message: required(union(text(), nothing), "What the agent was told"),
  }),
  move: mapping({
    ...envelope,
    kind: required(word("move"), "A move in a game"),
    player: required(name),
    move: required(name),
    legal: required(boolean),
  }),
  edit: mapping({
    ...envelope,
    kind: required(word("edit"), "A change of the harness"),
    surface: required(name, "What is changed"),
    from: required(json),
    to: required(json),
    verdict: required(wordOf(["proposed", "accepted", "rejected"])),
  }),
  end: mapping({
    ...envelope,
    kind: required(word("end"), "A run is over"),
    reason: required(wordOf(["finished", "aborted", "budget"])),
    passed: required(boolean, "Every stage truly reached; of a run without stages, its task done"),
    firstMiss: required(
      union(mapping({ stage: required(fromNought), cause: required(cause) }), nothing),
      "The first stage that was not truly reached, and why",
    ),
    total: required(
      union(
        mapping({
          progress: required(number(), "True progress at the end"),
          goal: required(number()),
          attempts: required(fromNought),
          terminalPass: required(boolean, "Within the task's own tolerance of the goal"),
        }),
        nothing,
      ),
      "What a run of a scenario adds up to; null of other runs",
    ),
  }),
};

/** The JSON Schema (draft 2020-12) of a line of a trace. */
export const eventJsonSchema = (): object => ({
  $schema: jsonSchemaDraft,
  title: "Tautline event",
  description: "One thing that happened in a run: a line of a trace",
  anyOf: Object.values(eventSchemas),
});
