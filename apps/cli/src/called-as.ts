import { basename, relative, sep } from "node:path";

/**
 * How this program was called, for the commands that it prints: `attractors` where it is installed, `node` with the
 * path of the file where that was run.
 */
export function calledAs(script: string = process.argv[1] ?? "", folder: string = process.cwd()): string {
  const isInstalled = !/^main\.[jt]s$/.test(basename(script)) || script.split(sep).includes("node_modules");
  return isInstalled ? "attractors" : `node ${quoted(relative(folder, script))}`;
}

/** Quotes a word for the shell where it must be. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
