/** One case of a reference file, as tooling/accept-cases.ts asks for it. */
export interface Case {
  readonly name: string;
  /** Answers it: complaints, none if it passes. What it throws is a complaint too. */
  answer(): readonly string[];
  /** Why it cannot be answered here: it refers to something that is not in the folder. */
  readonly skipped?: string;
}

/** A file of the folder: its name and what it holds. */
export interface ReferenceFile {
  readonly name: string;
  readonly content: unknown;
}
