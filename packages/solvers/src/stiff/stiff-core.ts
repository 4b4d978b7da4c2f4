/**
 * What one kind of method does within a step; `takeStiffStep` decides about it. Works on the memory of a `StiffEngine`,
 * where `start`, `time`, `next` and `h` say what to try.
 */
export interface StiffCore {
  /** The order of the error estimate plus one. */
  readonly errorOrder: number;
  /** Forgets everything: the state was changed from outside, or is the first one. `velocity` holds the field there. */
  restart(): void;
  /**
   * Tries a step: writes `state` and returns the squared error, with 1 as what the tolerances allow; Infinity or NaN
   * where the equations of the step could not be solved, with `finite` false where numbers were not finite. Without
   * error control, with steps of fixed length, a step that was solved returns 0.
   */
  attempt(): number;
  /** The length to try next after an attempt with that result, positive. */
  lengthAfterFailure(square: number): number;
  /**
   * Makes the step just tried the last one: prepares dense output, and returns the length of the next step, positive.
   * Where the step was cut short to reach the end, `planned` is the length that was asked for, otherwise 0.
   */
  accept(square: number, rejections: number, planned: number): number;
}
