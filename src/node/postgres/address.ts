import { ScenarioError } from "../../model/errors.ts";

/** Where a database is, with the password it may name, and what may be shown of it. */
export interface Address {
  readonly text: string;
  /** Protocol, host, port and database alone: `postgres://host:5432/studies`. */
  readonly name: string;
  /** What must not be shown, as it stands in the address and as it is meant. */
  readonly secrets: readonly string[];
}

/** Whether a text is the address of something rather than a path; any scheme, for it may hold a password. */
export const isAddress = (text: string): boolean => /^\w[\w+.-]*:\/\//.test(text);

/**
 * Reads `postgres://user:password@host:5432/database?sslmode=verify-full`. Errors: ScenarioError for anything else, which shows
 * nothing of it but the scheme.
 */
export function parseAddress(text: string): Address {
  const scheme = text.slice(0, text.indexOf(":"));
  if (scheme !== "postgres" && scheme !== "postgresql")
    throw refused(
      `must be the path of a file or a PostgreSQL address, but is another address (${scheme}://…)`,
    );
  const url = URL.canParse(text) ? new URL(text) : null;
  // A password with one of / ? # @ in it would end before its end, and the rest of it stand for a host or a database.
  if (url === null || url.hash !== "" || /@/.test(url.host + url.pathname + url.search))
    throw misread(scheme);
  const named = url.searchParams.get("password") ?? "";
  const secrets = [url.password, decoded(url.password, scheme), named].filter((one) => one !== "");
  return { text, name: `${scheme}://${url.host}${url.pathname}`, secrets };
}

/** A text without what must not be shown. */
export const withoutSecrets = (text: string, { secrets }: Address): string =>
  secrets.reduce((left, secret) => left.replaceAll(secret, "…"), text);

function decoded(password: string, scheme: string): string {
  try {
    return decodeURIComponent(password);
  } catch {
    throw misread(scheme);
  }
}

const misread = (scheme: string): ScenarioError =>
  refused(
    `must be an address as in postgres://user@host:5432/database, but this ${scheme}://… cannot be read`,
    "a password may stand in the environment variable PGPASSWORD instead; in an address / ? # @ % of it are %2F %3F %23 %40 %25",
  );

const refused = (problem: string, hint?: string): ScenarioError =>
  new ScenarioError({ path: "--store", problem, hint });
