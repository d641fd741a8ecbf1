/** `tautline/input`: scenarios as the text of a file, and what may stand in it. */
export { type ParseOptions, parseScenario } from "../input/parse-scenario.ts";
export { parseSet } from "../input/parse-set.ts";
export { scenarioJsonSchema } from "../input/scenario-json-schema.ts";
