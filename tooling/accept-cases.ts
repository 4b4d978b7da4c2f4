/**
 * Runs acceptance: `node accept-cases.ts RUNNER FOLDER`. A package's runner, its test/accept.ts, exports `casesOf`, which
 * turns a reference file into cases; its types have the shapes given here.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** One case of a reference file. */
interface Case {
  readonly name: string;
  /** Answers it: complaints, none if it passes. What it throws is a complaint too. */
  answer(): readonly string[];
  /** Why it cannot be answered here: it refers to something that is not in the folder. Such a case is skipped by name. */
  readonly skipped?: string;
}

/** A file of the folder: its name and what it holds. */
interface ReferenceFile {
  readonly name: string;
  readonly content: unknown;
}

/** The cases of one file, given all files of the folder; undefined if the file is unknown. */
type CasesOf = (file: ReferenceFile, files: readonly ReferenceFile[]) => readonly Case[] | undefined;

/**
 * Answers every case in the folder, prints `N passed, M failed` and the failures by name, and sets the exit code. A file
 * that is unknown is a failure.
 */
function accept(casesOf: CasesOf, folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => ({ name, content: JSON.parse(readFileSync(join(folder, name), "utf8")) as unknown }));

  const failures: string[] = [];
  const skipped: string[] = [];
  let passed = 0;
  for (const file of files) {
    const cases = casesOf(file, files);
    if (!cases) failures.push(`${file.name}: unknown file`);
    for (const one of cases ?? []) {
      if (one.skipped) {
        skipped.push(`${one.name}: ${one.skipped}`);
        continue;
      }
      const complaints = complaintsOf(one);
      if (complaints.length === 0) passed++;
      else failures.push(`${one.name}: ${complaints.join("; ")}`);
    }
  }
  if (files.length === 0) failures.push(`${folder}: no reference files`);
  console.log(`${passed} passed, ${failures.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`);
  for (const failure of failures) console.log(`failed: ${failure}`);
  for (const name of skipped) console.log(`skipped: ${name}`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

function complaintsOf(one: Case): readonly string[] {
  try {
    return one.answer();
  } catch (error) {
    return [error instanceof Error ? `${error.name}: ${error.message}` : String(error)];
  }
}

const [runner, folder] = process.argv.slice(2);
const { casesOf }: { casesOf: CasesOf } = await import(pathToFileURL(runner).href);
accept(casesOf, folder);
