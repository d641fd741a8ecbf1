import { describe, expect, it } from "vitest";
import { ScenarioError } from "../../../src/model/errors.ts";
import { isAddress, parseAddress } from "../../../src/node/postgres/address.ts";
import { isLost, mayPass, storeError } from "../../../src/node/postgres/reasons.ts";

describe("an address", () => {
  it.each([
    ["postgres://me:hush@host:5433/db", "postgres://host:5433/db"],
    ["postgresql://me@host/db?sslmode=require&password=hush", "postgresql://host/db"],
    ["postgres://host", "postgres://host"],
    ["postgres:///db?host=/run/postgresql", "postgres:///db"],
    ["postgres://me:h%40u%2Fsh@[::1]:5432/db", "postgres://[::1]:5432/db"],
  ])("shows of %s no user, no password and no option", (text, name) => {
    expect(parseAddress(text).name).toBe(name);
  });

  it.each([
    "postgres://me:hush/hush@host/db",
    "postgres://me:12/hush@host/db",
    "postgres://me:12?hush@host/db",
    "postgres://me:12#hush@host/db",
    "postgres://me:12/x#hush",
    "postgres://me:%hush@host/db",
    "postgres://me:hush@host:x/db",
  ])("that is misread is refused and not shown: %s", (text) => {
    const parse = () => parseAddress(text);
    expect(parse).toThrow(ScenarioError);
    expect(parse).toThrow(
      /^--store: must be .*hint: a password may stand in the environment variable PGPASSWORD/s,
    );
    expect(parse).not.toThrow(/hush/);
  });

  it.each([
    ["mysql", "mysql://me:hush@host/db"],
    ["https", "https://hush@host"],
  ])("of another kind (%s) is refused and not shown", (scheme, text) => {
    const problem = `--store: must be the path of a file or a PostgreSQL address, but is another address (${scheme}://…)`;
    const parse = () => parseAddress(text);
    expect(parse).toThrow(ScenarioError);
    expect(parse).toThrow(new RegExp(`^${problem.replaceAll(/[()…]/g, ".")}$`));
  });

  it.each([
    ["postgres://a", true],
    ["x+y.z://a", true],
    ["store.sqlite", false],
    ["C:\\store", false],
    ["a/b://c", false],
  ])("is told from a path: %s", (text, is) => {
    expect(isAddress(text)).toBe(is);
  });
});

describe("what PostgreSQL says", () => {
  const address = parseAddress("postgres://me:h%40sh@host/db?password=other");
  const failure = (code: string, message: string) => Object.assign(new Error(message), { code });

  it.each([
    ["28P01", "password authentication failed", "refuses the user or the password"],
    [
      "",
      "SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string",
      "refuses the user or the password",
    ],
    ["3D000", "database does not exist", "there is none of this name"],
    ["42501", "permission denied", "but this user may not"],
    ["53100", "could not extend file", "its disk is full"],
    ["53300", "sorry, too many clients already", "too many are connected"],
    ["25006", "cannot execute INSERT in a read-only transaction", "this server only reads"],
    ["22P05", "no equivalent in encoding", "has another encoding"],
    ["ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:1", "is not (connect ECONNREFUSED 127.0.0.1:1)"],
    ["ENOTFOUND", "", "is not (ENOTFOUND)"],
    ["57P01", "terminating connection", "is not (terminating connection)"],
    ["XX000", "cache lookup failed", "PostgreSQL says: cache lookup failed (XX000)"],
    ["", "odd", "PostgreSQL says: odd\n"],
  ])("becomes an error of the store with its place (%s: %s)", (code, message, problem) => {
    const { message: text } = storeError(failure(code, message), address);
    expect(text).toContain(problem);
    expect(text).toContain("\n  at postgres://host/db");
  });

  it("is shown without the password, however it is written", () => {
    expect(storeError(failure("XX000", "not h%40sh, h@sh or other"), address).message).toMatch(
      "not …, … or … (XX",
    );
  });

  it.each([
    ["08006", true],
    ["57P02", true],
    ["57P04", false],
    ["40001", false],
    ["08P", false],
    ["EPIPE", true],
    ["EACCES", false],
  ])("is a lost connection or not: %s", (code, is) => {
    expect(isLost(failure(code, ""))).toBe(is);
    expect(mayPass(failure(code, ""))).toBe(is);
  });

  it("may pass when too many are connected, which is no lost connection", () => {
    expect([mayPass(failure("53300", "")), isLost(failure("53300", ""))]).toEqual([true, false]);
  });
});
