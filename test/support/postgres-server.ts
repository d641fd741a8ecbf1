import { afterAll, beforeAll } from "vitest";
import { PostgresProcess, type PostgresServer } from "./postgres-process.ts";

/** A PostgreSQL for one test file; gone after it. */
export function postgresServer(): PostgresServer {
  let begun: PostgresProcess | null = null;
  const server = (): PostgresProcess => {
    if (begun === null) throw new Error("the server is there from the first test on");
    return begun;
  };
  beforeAll(async () => {
    begun = await PostgresProcess.begin();
  });
  afterAll(async () => await begun?.end());
  return {
    get password() {
      return server().password;
    },
    address: () => server().address(),
    ask: (...asked) => server().ask(...asked),
    kill: () => server().kill(),
    start: () => server().start(),
  };
}
