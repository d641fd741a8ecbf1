import { StoreError } from "../../model/errors.ts";
import { type Address, withoutSecrets } from "./address.ts";

/** What the client or the server says of a failure. */
interface Failure {
  readonly code?: string;
  readonly message?: string;
}

/** An error of the client or the server, as one that says what happened and what to do, and holds no password. */
export function storeError(error: unknown, address: Address): StoreError {
  if (error instanceof StoreError) return error;
  const { code = "", message = String(error) } = error as Failure;
  const said = withoutSecrets(message, address);
  const { problem, hint } = isLost(error)
    ? { problem: `the store must be reachable, but is not (${said || code})`, hint: reachable }
    : (reasons[isLogin(message) ? "28P01" : code] ?? { problem: unknown(said, code), hint: undefined });
  return new StoreError(problem, { hint, place: { file: address.name } });
}

/**
 * Whether the connection failed, and not what was asked over it: the same can then be asked again. The server's codes:
 * https://www.postgresql.org/docs/current/errcodes-appendix.html; the client's own failures have none.
 */
export function isLost(error: unknown): boolean {
  const { code = "", message = "" } = error as Failure;
  return /^(08...|57P0[1-3])$/.test(code) || systemCodes.has(code) || clientWords.test(message);
}

/** Whether the same may go well a moment later. */
export const mayPass = (error: unknown): boolean => isLost(error) || (error as Failure).code === tooMany;

const tooMany = "53300";

const systemCodes = new Set(
  "ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN ENOENT".split(" "),
);

const clientWords =
  /^Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect/;

/** The client finds out by itself that no password is there. */
const isLogin = (message: string): boolean => message.startsWith("SASL:");

const again = "what was computed before stands: run the same again once";

const reachable = `see whether PostgreSQL runs at this address; ${again} it does`;

const unknown = (said: string, code: string): string =>
  `the store must be readable and writable, but PostgreSQL says: ${said}${code ? ` (${code})` : ""}`;

const login = {
  problem: "the store must let us in, but refuses the user or the password",
  hint: "look at both; a password may stand in the environment variable PGPASSWORD or in ~/.pgpass",
};

const reasons: Readonly<Record<string, { readonly problem: string; readonly hint: string }>> = {
  "28P01": login,
  "28000": login,
  "3D000": {
    problem: "the store must be in a database that is there, but there is none of this name",
    hint: "createdb makes one",
  },
  "42501": {
    problem: "the store must be readable and writable, but this user may not",
    hint: "GRANT CREATE ON DATABASE lets the user make a store; in another's store it needs rights on the schema tautline",
  },
  "25006": {
    problem: "the store must be writable, but this server only reads",
    hint: "name the primary server by --store",
  },
  "22P05": {
    problem: "the store must be in a database of UTF-8, but this one has another encoding",
    hint: "createdb --encoding=UTF8 --template=template0 makes one",
  },
  "53100": { problem: "the store must be writable, but its disk is full", hint: `${again} there is room` },
  [tooMany]: {
    problem: "the store must be free, but too many are connected to it",
    hint: `raise max_connections, or start fewer workers; ${again} some have left`,
  },
};
