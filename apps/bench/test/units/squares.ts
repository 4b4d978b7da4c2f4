import { type Timed, timed } from "../../src/units/run-units.ts";

/** A worker for the tests: squares a number, none below zero. */
export default function squareOf({ number }: { number: number }): Timed<number> {
  return timed(() => {
    if (number < 0) throw new RangeError(`no square of ${number}`);
    return number * number;
  });
}
