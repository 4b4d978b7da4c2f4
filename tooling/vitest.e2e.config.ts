import { defineConfig } from "vitest/config";

/** Browser tests run on what was built. */
export default defineConfig({
  root: process.cwd(),
  test: { include: ["e2e/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000 },
});
