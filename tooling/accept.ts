/**
 * `pnpm accept PACKAGE DIR`: answers every reference case in the folder DIR with the package's own runner,
 * packages/PACKAGE/test/accept.ts, on its sources.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";

const [name, folder] = process.argv.slice(2);
if (!name || !folder) {
  console.error("usage: pnpm accept PACKAGE DIR");
  process.exit(2);
}
const runner = resolve(import.meta.dirname, "..", "packages", name, "test", "accept.ts");
if (!existsSync(runner)) {
  console.error(`accept: package ${name} has no test/accept.ts`);
  process.exit(2);
}
// The package manager runs scripts at the root; a relative folder is meant from where it was called.
const given = resolve(process.env.INIT_CWD ?? process.cwd(), folder);
const program = resolve(import.meta.dirname, "accept-cases.ts");
const { status } = spawnSync(process.execPath, ["--conditions=@attractors/source", program, runner, given], {
  stdio: "inherit",
});
process.exitCode = status ?? 1;
