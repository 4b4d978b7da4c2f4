/**
 * Installs each package as a user would: its tarball in an empty project, with npm and the machine's own Node (not the
 * one this repository brings). There the examples of its README are checked against its types and run; of the app, its
 * command.
 */
import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  bin?: Record<string, string>;
}

const root = resolve(import.meta.dirname, "..");
const work = mkdtempSync(join(tmpdir(), "attractors-consumer-"));
const ownPath = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
const env = { ...process.env, PATH: ownPath.join(delimiter) };

function run(folder: string, command: string, words: string[], environment = env): string {
  const { status, stdout, stderr, error } = spawnSync(command, words, {
    cwd: folder,
    encoding: "utf8",
    env: environment,
  });
  if (status !== 0) {
    throw new Error(`${command} ${words.join(" ")} failed in ${folder}:\n${stdout ?? ""}${stderr ?? ""}${error ?? ""}`);
  }
  return stdout;
}

const folders = globSync(["packages/*/package.json", "apps/*/package.json"], { cwd: root }).map((file) =>
  join(root, file, ".."),
);
const packages = new Map(
  folders.map((folder) => {
    const manifest: Manifest & { private?: boolean } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return [manifest.name, { folder, manifest, tarball: "" }] as const;
  }),
);
for (const [name, entry] of packages) {
  if ((entry.manifest as { private?: boolean }).private) {
    packages.delete(name);
    continue;
  }
  entry.tarball = join(work, `${name.replaceAll(/\W/g, "-")}.tgz`);
  run(entry.folder, "pnpm", ["pack", "--out", entry.tarball], process.env as typeof env);
}

/** The package and those of ours that it needs. */
function closure(name: string, found = new Set<string>()): Set<string> {
  const entry = packages.get(name);
  if (!entry || found.has(name)) return found;
  found.add(name);
  for (const dependency of Object.keys(entry.manifest.dependencies ?? {})) closure(dependency, found);
  return found;
}

const tsconfig = {
  compilerOptions: {
    target: "es2022",
    lib: ["es2022"],
    types: [],
    module: "nodenext",
    strict: true,
    noEmit: true,
    skipLibCheck: false,
  },
  include: ["*.ts"],
};

const version = run(work, "node", ["--version"]).trim();
for (const [name, { folder, manifest }] of packages) {
  const project = join(work, name.replaceAll(/\W/g, "-"));
  mkdirSync(project);
  const dependencies = Object.fromEntries(
    [...closure(name)].map((each) => [each, `file:${packages.get(each)?.tarball}`]),
  );
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module", dependencies }));
  run(project, "npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts"]);

  if (manifest.bin) {
    for (const command of Object.keys(manifest.bin)) run(project, "npx", ["--no-install", command, "--help"]);
    run(project, "npx", ["--no-install", "attractors", "systems", "lorenz"]);
    console.log(`${name}: its command runs on Node ${version}`);
    continue;
  }
  const examples = [...readFileSync(join(folder, "README.md"), "utf8").matchAll(/^```ts\n(.*?)^```/gms)];
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify(tsconfig));
  examples.forEach(([, code], k) => {
    writeFileSync(join(project, `example-${k}.ts`), code);
    writeFileSync(join(project, `example-${k}.js`), stripTypeScriptTypes(code));
  });
  run(project, join(root, "node_modules/.bin/tsc"), ["-p", "."], process.env as typeof env);
  examples.forEach((_, k) => {
    run(project, "node", [`example-${k}.js`]);
  });
  console.log(`${name}: ${examples.length} examples type-check and run from its tarball on Node ${version}`);
}
rmSync(work, { recursive: true });
