import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { InputError, reasonOf } from "../input-error.ts";

/** What stands in the metrics.json of every folder that this program wrote. */
export const FORMAT = "attractors/reconstruction";

/**
 * Checks, before the long work, that results can be written into a folder.
 *
 * @param force - whether a folder that holds other things may be written to; they stay.
 * @throws {InputError} if it cannot be written, or holds something that this program did not write.
 */
export function checkOutputFolder(folder: string, force: boolean): void {
  try {
    if (existsSync(folder)) {
      if (!statSync(folder).isDirectory()) throw new InputError(`${folder} is a file; choose another --out`);
      if (!force && readdirSync(folder).length > 0 && !isOurs(folder)) {
        throw new InputError(
          `${folder} holds files that this program did not write; choose another --out, or add to them with --force`,
        );
      }
    }
    rmSync(draftBeside(folder), { recursive: true });
    if (existsSync(folder)) rmSync(created(join(folder, `.${process.pid}`)), { recursive: true });
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${folder} cannot be written: ${reasonOf(error)}; choose another place with --out`);
  }
}

/**
 * Writes files into a folder: first into a new one beside it, which then takes its place; if the folder is there
 * already, the files move into it one by one. Nothing is there by half, and nothing else is touched.
 */
export function writeFolder(folder: string, files: Readonly<Record<string, string>>): void {
  let draft = "";
  try {
    draft = draftBeside(folder);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(draft, name), content);
    if (existsSync(folder)) {
      for (const name of Object.keys(files)) renameSync(join(draft, name), join(folder, name));
    } else {
      renameSync(draft, folder);
    }
  } catch (error) {
    throw new InputError(`${folder} cannot be written: ${reasonOf(error)}; the results are lost`);
  } finally {
    if (draft) rmSync(draft, { recursive: true, force: true });
  }
}

function draftBeside(folder: string): string {
  const parent = dirname(resolve(folder));
  mkdirSync(parent, { recursive: true });
  return created(join(parent, `.${basename(resolve(folder))}.${process.pid}`));
}

function created(folder: string): string {
  mkdirSync(folder);
  return folder;
}

function isOurs(folder: string): boolean {
  try {
    return JSON.parse(readFileSync(join(folder, "metrics.json"), "utf8")).format === FORMAT;
  } catch {
    return false;
  }
}
