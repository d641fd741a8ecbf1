/** `tautline/input`: scenarios and events as the text of a file, and what may stand in it. */
export { type ParseOptions, parseScenario } from "../input/parse-scenario.ts";
export { parseSet } from "../input/parse-set.ts";
export { scenarioJsonSchema } from "../input/scenario-json-schema.ts";
export { eventJsonSchema } from "../traces/event-schema.ts";
export { readEvent } from "../traces/read-event.ts";
