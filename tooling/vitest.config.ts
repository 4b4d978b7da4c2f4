import { defineConfig } from "vitest/config";

/** Tests run on the sources of all packages, without a build. */
const conditions = ["@attractors/source", "module", "node", "default"];

export default defineConfig({
  root: process.cwd(),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000 },
});
