/** In CI, as root, installs Chromium for the browser tests where there is none; otherwise says what will be skipped. */
import { spawnSync } from "node:child_process";
import { findChromium } from "./find-chromium.ts";

if (!findChromium()) {
  if (process.env.CI && process.getuid?.() === 0) {
    for (const words of [["update"], ["install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"]]) {
      spawnSync("apt-get", words, { stdio: ["ignore", "ignore", "inherit"] });
    }
  }
  console.log(
    findChromium()
      ? "Chromium installed"
      : "SKIPPED: browser tests. No Chromium was found: install one (apt-get install chromium) or name it in CHROMIUM_PATH.",
  );
}
