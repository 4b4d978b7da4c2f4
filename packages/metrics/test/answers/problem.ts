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

/** What a number may be off by. Some cases say more. */
export interface Tolerance {
  readonly rel?: number;
  readonly abs?: number;
  /** The parts of `expected` that are compared. @default all */
  readonly keys?: readonly string[];
}

/** One case of a metrics_*.json. */
export interface Problem {
  readonly id: string;
  readonly metric: string;
  // biome-ignore lint/suspicious/noExplicitAny: each metric has inputs of its own
  readonly input: any;
  // biome-ignore lint/suspicious/noExplicitAny: each metric has parameters of its own
  readonly params: any;
  // biome-ignore lint/suspicious/noExplicitAny: a number, numbers, or an object of them
  readonly expected: any;
  readonly tol: Tolerance;
  readonly note?: string;
}

/**
 * What a metric gives for a problem, in the shape of `expected`: numbers, arrays (typed ones too) and objects, which may
 * have more than is asked for. Where numbers are not compared one by one, what is wrong (`judged`).
 */
export type Answer = (problem: Problem, data: Data) => unknown;

/** The answers of a group: one for each metric. */
export type Answers = Readonly<Record<string, Answer>>;

/** An answer that has compared by a rule of its own. */
export interface Judged {
  readonly complaints: readonly string[];
}

export function judged(complaints: readonly string[]): Judged {
  return { complaints };
}

export function isJudged(value: unknown): value is Judged {
  return typeof value === "object" && value !== null && "complaints" in value;
}

/** The series that cases refer to. Each is as in the file: numbers, or rows of numbers. */
export type Numbers = readonly number[] | readonly (readonly number[])[];

export interface Pair {
  readonly true: Numbers;
  readonly pred: Numbers;
  readonly dt: number;
  readonly lambda_max: number;
}

/** All series of a folder: those of series.json, and those that stand in the file of the case (`inline`). */
export interface Data {
  readonly univariate: Readonly<Record<string, readonly number[]>>;
  readonly multivariate: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly pairs: Readonly<Record<string, Pair>>;
  readonly inline: Readonly<Record<string, Numbers>>;
}
