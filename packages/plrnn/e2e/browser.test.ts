import { chromium } from "playwright-core";
import { build } from "vite";
import { expect, test } from "vitest";
import { train } from "./page.ts";

test("a network trained in a browser has the same bits as one trained in Node", async () => {
  const bundle = await build({
    logLevel: "silent",
    build: { write: false, minify: false, lib: { entry: "e2e/page.ts", formats: ["iife"], name: "page" } },
  });
  const [{ output }] = Array.isArray(bundle) ? bundle : [];
  const script = output[0].code;

  const flags =
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: flags.split(" ") });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: script });
    const parameters = await page.evaluate("page.train()");
    expect(parameters).toEqual(await train());
  } finally {
    await browser.close();
  }
});
