import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { inject } from "vitest";

/** A page of headless Chromium on which a program of ours has been loaded. */
export interface BrowserPage {
  /** Calls a function that the program put on `globalThis`. */
  readonly call: <Result>(name: string, argument: unknown) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/** Serves a blank page and a program, bundled for a browser: nothing else, and nothing from elsewhere. */
export async function openInChromium(program: string): Promise<BrowserPage> {
  const bundle = await build({
    stdin: { contents: program, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
  });
  const server = createServer((request, response) => {
    const isScript = request.url === "/program.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? bundle.outputFiles[0].text : blank);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const browser = await chromium.launch({ executablePath: inject("chromiumPath"), args });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return {
    call: (name, argument) =>
      page.evaluate(
        ([asked, given]) =>
          (globalThis as unknown as Record<string, (argument: unknown) => never>)[asked as string](given),
        [name, argument] as const,
      ),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

const blank = '<!doctype html><meta charset="utf-8"><title>blank</title><script src="/program.js"></script>';

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
