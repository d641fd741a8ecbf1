/** A process that runs a small study beside the PostgreSQL of an address, to be killed in the middle. */
import { argv } from "node:process";
import { postgresStore } from "../../src/node/postgres/postgres-store.ts";
import { handedDesign, hashOf } from "./kept-study.ts";

await hashOf(handedDesign(), { openStore: () => postgresStore(argv[2]), aloneFor: 0 });
