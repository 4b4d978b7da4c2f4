import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { InputError, reasonOf } from "../input-error.ts";

/** What stands in the metrics.json of every folder that this program wrote. */
export const FORMAT = "attractors/reconstruction";

/** The names of all results. */
const RESULTS = ["model.json", "metrics.json", "generated.csv", "report.html"];

/**
 * Checks, before the long work, that results can be written into a folder, by doing the same with nothing in it.
 *
 * @param force - whether a folder that holds other things may be written to; they stay.
 * @throws {InputError} if it cannot be written, or holds something that this program did not write.
 */
export function checkOutputFolder(folder: string, force: boolean): void {
  try {
    if (existsSync(folder)) {
      checkContent(folder, force);
      probeInside(folder);
    } else {
      probeNew(folder);
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${folder} cannot be written: ${reasonOf(error)}; choose another place with --out`);
  }
}

/**
 * Writes files into a folder: first into a draft, which becomes the folder if that is new; into a folder that is there
 * already, the files move one by one from a draft within it. Nothing else is touched. If it fails, the files stay in
 * the draft or, if need be, in a folder for temporary files, and the error says where.
 */
export function writeFolder(folder: string, files: Readonly<Record<string, string>>): void {
  const isNew = !existsSync(folder);
  const draft = isNew ? draftBeside(folder) : draftInside(folder);
  try {
    mkdirSync(isNew ? dirname(resolve(folder)) : folder, { recursive: true });
    mkdirSync(draft);
    writeFiles(draft, files);
    if (isNew) {
      renameSync(draft, folder);
    } else {
      for (const name of Object.keys(files)) renameSync(join(draft, name), join(folder, name));
      rmSync(draft, { recursive: true });
    }
  } catch (error) {
    throw new InputError(`${folder} cannot be written: ${reasonOf(error)}; ${rescued(draft, files)}`);
  }
}

function checkContent(folder: string, force: boolean): void {
  if (!statSync(folder).isDirectory()) throw new InputError(`${folder} is a file; choose another --out`);
  if (!force && readdirSync(folder).length > 0 && !isOurs(folder)) {
    throw new InputError(
      `${folder} holds files that this program did not write; choose another --out, or add to them with --force`,
    );
  }
  for (const name of RESULTS) {
    const there = lstatSync(join(folder, name), { throwIfNoEntry: false });
    if (there && !there.isFile()) {
      throw new InputError(`${join(folder, name)} is not a file that can be replaced; choose another --out`);
    }
  }
}

function probeInside(folder: string): void {
  const draft = draftInside(folder);
  const probe = `${draft}.probe`;
  try {
    mkdirSync(draft);
    writeFileSync(join(draft, "probe"), "");
    renameSync(join(draft, "probe"), probe);
  } finally {
    rmSync(probe, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

function probeNew(folder: string): void {
  const draft = draftBeside(folder);
  const made = mkdirSync(dirname(draft), { recursive: true });
  try {
    mkdirSync(draft);
    renameSync(draft, folder);
    rmSync(folder, { recursive: true });
  } finally {
    rmSync(made ?? draft, { recursive: true, force: true });
  }
}

/** Puts all files into one place after all, and says where. */
function rescued(draft: string, files: Readonly<Record<string, string>>): string {
  for (const place of [() => draft, () => mkdtempSync(join(tmpdir(), "attractors-"))]) {
    try {
      const folder = place();
      writeFiles(folder, files);
      if (folder !== draft) rmSync(draft, { recursive: true, force: true });
      return `the results are in ${folder}`;
    } catch {
      // Then the next place.
    }
  }
  return `the results are lost, but for what is in ${draft}`;
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
}

function draftInside(folder: string): string {
  return join(folder, `.draft-${process.pid}`);
}

function draftBeside(folder: string): string {
  return join(dirname(resolve(folder)), `.${basename(resolve(folder))}.${process.pid}`);
}

function isOurs(folder: string): boolean {
  try {
    return JSON.parse(readFileSync(join(folder, "metrics.json"), "utf8")).format === FORMAT;
  } catch {
    return false;
  }
}
