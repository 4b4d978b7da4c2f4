import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const FLAGS =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
const main = fileURLToPath(new URL("../dist/main.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "attractors-e2e-"));
/** Where the pictures stay if someone wants to look at them. */
const pictures = process.env.PICTURES ?? folder;
let browser: Browser;

beforeAll(async () => {
  const words = "reconstruct --system lorenz --length 5000 --epochs 20 --batches 10 --score-every 5 --out report".split(
    " ",
  );
  const { status, stderr } = spawnSync(process.execPath, [main, ...words], { cwd: folder, encoding: "utf8" });
  expect(stderr).toContain("epoch 20 of 20");
  expect(status).toBe(0);
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: FLAGS.split(" ") });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

interface Look {
  readonly width: number;
  readonly height: number;
  readonly colorScheme: "light" | "dark";
}

async function open({ width, height, colorScheme }: Look, flaws: string[]): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
  page.on("console", (message) => message.type() === "error" && flaws.push(message.text()));
  page.on("pageerror", (error) => flaws.push(error.message));
  page.on("request", (request) => !/^(file|data):/.test(request.url()) && flaws.push(request.url()));
  await page.goto(`file://${join(folder, "report", "report.html")}`);
  return page;
}

/** Counts the pixels of the canvas that are drawn in about the two given colours. */
function countDrawn(page: Page): Promise<{ truth: number; network: number }> {
  return page.evaluate(() => {
    const canvas = document.querySelector("canvas");
    if (!canvas) throw new Error("the page has no canvas");
    const copy = document.createElement("canvas");
    copy.width = canvas.width;
    copy.height = canvas.height;
    const context = copy.getContext("2d");
    if (!context) throw new Error("no copy of the canvas can be made");
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    let truth = 0;
    let network = 0;
    for (let k = 0; k < data.length; k += 4) {
      if (data[k + 3] < 64) continue;
      if (data[k + 2] > data[k] + 20) truth++;
      else if (data[k] > data[k + 2] + 20) network++;
    }
    return { truth, network };
  });
}

describe.each<Look>([
  { width: 1280, height: 900, colorScheme: "light" },
  { width: 1280, height: 900, colorScheme: "dark" },
  { width: 390, height: 844, colorScheme: "light" },
  { width: 390, height: 844, colorScheme: "dark" },
])("the report at $width × $height, $colorScheme", (look) => {
  test("draws both attractors and all plots, within its width, and asks the network for nothing", async () => {
    const flaws: string[] = [];
    const page = await open(look, flaws);
    await page.locator("canvas").scrollIntoViewIfNeeded();
    await expect
      .poll(() => countDrawn(page), { timeout: 20_000 })
      .toSatisfy(({ truth, network }) => truth > 200 && network > 20);

    const plots = await page.evaluate(() =>
      [...document.querySelectorAll("svg")].map((svg) =>
        [...svg.querySelectorAll("path[d]")].map((path) => path.getAttribute("d") ?? ""),
      ),
    );
    expect(plots.length).toBeGreaterThan(10);
    for (const paths of plots) {
      expect(paths.length).toBeGreaterThan(0);
      for (const path of paths) expect(path).not.toMatch(/NaN|Infinity|undefined/);
    }

    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await page.screenshot({ path: join(pictures, `report-${look.width}-${look.colorScheme}.png`), fullPage: true });
    expect(flaws).toEqual([]);
    await page.close();
  });
});

test("the reader can hide an attractor", async () => {
  const page = await open({ width: 1280, height: 900, colorScheme: "light" }, []);
  await page.locator("canvas").scrollIntoViewIfNeeded();
  await page.locator('input[name="network"]').uncheck();
  await expect
    .poll(() => countDrawn(page), { timeout: 20_000 })
    .toSatisfy(({ truth, network }) => truth > 200 && network === 0);
  await page.close();
});

test("without WebGL the page says so in words", async () => {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto(`file://${join(folder, "report", "report.html")}`);
  await expect.poll(() => page.locator(".no-webgl").isVisible()).toBe(true);
  expect(await page.locator("canvas").isVisible()).toBe(false);
  await page.close();
});
