/** Prints what each system costs in a bundle, minified, its Jacobian included: those above a limit, and the median. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { readEntries } from "./definitions.ts";

interface Bundler {
  build(options: object): Promise<{ outputFiles: { contents: Uint8Array }[] }>;
}

/** In bytes. */
const LIMIT = 1500;

// The bundler that size-limit brings.
const bundlers = createRequire(createRequire(import.meta.url).resolve("@size-limit/esbuild"));
const { build }: Bundler = bundlers("esbuild");
const root = join(import.meta.dirname, "..");

const sizes: { name: string; size: number }[] = [];
for (const { exportName } of await readEntries()) {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${exportName} } from "./dist/index.js";`, resolveDir: root },
    ...{ bundle: true, minify: true, write: false, format: "esm", logLevel: "error" },
  });
  sizes.push({ name: exportName, size: outputFiles[0].contents.length });
}
sizes.sort((a, b) => b.size - a.size);
const above = sizes.filter(({ size }) => size > LIMIT);
console.log(`${above.length} of ${sizes.length} systems cost more than ${LIMIT} bytes:`);
for (const { name, size } of above) console.log(`  ${name.padEnd(30)} ${size}`);
console.log(`median ${sizes[sizes.length >> 1].size} bytes`);
