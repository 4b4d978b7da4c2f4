import { globSync, readFileSync } from "node:fs";
import { defineConfig } from "tsup";

/**
 * The one recipe to build a package: every source that its `exports` or `bin` names becomes an ES module with types, and
 * every module of src/workers one that a worker can run.
 */
interface Manifest {
  exports?: Record<string, string | { "@attractors/source"?: string }>;
  bin?: Record<string, string>;
}

const manifest: Manifest = JSON.parse(readFileSync("package.json", "utf8"));

const libraries = Object.values(manifest.exports ?? {}).flatMap((target) =>
  typeof target === "object" && target["@attractors/source"] ? [target["@attractors/source"]] : [],
);
const programs = Object.values(manifest.bin ?? {}).map((path) => path.replace("dist/", "src/").replace(/\.js$/, ".ts"));

export default defineConfig({
  entry: [...libraries, ...programs, ...globSync("src/workers/*.ts")],
  format: "esm",
  target: "es2022",
  platform: "neutral",
  dts: libraries.length > 0 ? { entry: libraries } : false,
  sourcemap: true,
  clean: true,
  treeshake: true,
});
