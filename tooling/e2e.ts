/** Runs a package's browser tests, e2e/*.test.ts, with the path of Chromium in CHROMIUM_PATH; skips them without one. */
import { spawnSync } from "node:child_process";
import { findChromium } from "./find-chromium.ts";

const chromium = findChromium();
if (chromium) {
  const config = new URL("vitest.e2e.config.ts", import.meta.url).pathname;
  const { status } = spawnSync("vitest", ["run", "--config", config], {
    stdio: "inherit",
    env: { ...process.env, CHROMIUM_PATH: chromium },
  });
  process.exitCode = status ?? 1;
} else {
  console.log("SKIPPED: browser tests, no Chromium was found (install one, or name it in CHROMIUM_PATH)");
}
