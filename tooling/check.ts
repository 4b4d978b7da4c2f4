/** Checks what a package would publish: its manifest (publint), its types as consumers see them (attw), its size. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

function run(command: string, ...words: string[]): void {
  const { status, stdout, stderr, error } = spawnSync(command, words, { encoding: "utf8" });
  if (status === 0) return;
  process.stderr.write(`${command} ${words.join(" ")} failed:\n${stdout ?? ""}${stderr ?? ""}${error ?? ""}\n`);
  process.exit(1);
}

const manifest: { name: string; "size-limit"?: unknown; bin?: unknown } = JSON.parse(
  readFileSync("package.json", "utf8"),
);
const folder = mkdtempSync(join(tmpdir(), "attractors-pack-"));
run("pnpm", "pack", "--pack-destination", folder);
const tarball = join(folder, readdirSync(folder)[0]);

run("publint", tarball, "--strict");
// Packages are ES modules only: CommonJS consumers use require(esm), which Node 20.19 and later understand.
if (!manifest.bin) run("attw", tarball, "--profile", "esm-only");
if (manifest["size-limit"]) run("size-limit");
rmSync(folder, { recursive: true });
console.log(`${manifest.name}: manifest, types and size pass`);
