import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import * as tautline from "../../src/index.ts";
import { type Case, cases, evaluateAll } from "../support/same-bytes-cases.ts";

let server: Server;
let browser: Browser;
let address: string;

/** Serves a blank page and the core, bundled for a browser: nothing else, and nothing from elsewhere. */
beforeAll(async () => {
  const bundle = await build({
    stdin: {
      contents: `
        import * as tautline from "./src/index.ts";
        import { evaluateAll } from "./test/support/same-bytes-cases.ts";
        globalThis.evaluateCases = (cases) => evaluateAll(tautline, cases);
      `,
      resolveDir: process.cwd(),
      loader: "ts",
    },
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
  });
  const script = bundle.outputFiles[0].text;
  server = createServer((request, response) => {
    const isScript = request.url === "/core.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    response.end(
      isScript
        ? script
        : '<!doctype html><meta charset="utf-8"><title>blank</title><script src="/core.js"></script>',
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await chromium.launch({
    executablePath: inject("chromiumPath"),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function inChromium(asked: readonly Case[]): Promise<readonly string[]> {
  const page = await browser.newPage();
  await page.goto(address);
  const results = await page.evaluate(
    (cases) =>
      (globalThis as unknown as { evaluateCases: (cases: unknown) => string[] }).evaluateCases(cases),
    asked,
  );
  await page.close();
  return results;
}

describe("headless Chromium", () => {
  it("computes the same bytes as Node, by both engines, over a scenario of every kind", async () => {
    const here = evaluateAll(tautline, cases);
    const there = await inChromium(cases);
    cases.forEach(({ name }, i) => {
      expect(there[i], name).toBe(here[i]);
    });
    expect(there).toHaveLength(cases.length);
  });

  it("computes other bytes for another seed", async () => {
    const [first] = cases;
    const [there] = await inChromium([{ ...first, seed: "another" }]);
    expect(there).not.toBe(evaluateAll(tautline, [first])[0]);
  });
});
