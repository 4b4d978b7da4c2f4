/** Times and states, one after the other, in memory that grows. */
export interface Recorder {
  readonly length: number;
  readonly lastTime: number;
  add(time: number, state: Float64Array): void;
  /** Puts others in the place of the last ones, and returns the time that stood there. */
  replaceLast(time: number, state: Float64Array): number;
  /** Copies of what has been recorded. */
  times(): Float64Array;
  states(): Float64Array;
}

export function createRecorder(dimension: number): Recorder {
  let length = 0;
  let times = new Float64Array(64);
  let states = new Float64Array(64 * dimension);

  return {
    get length() {
      return length;
    },
    get lastTime() {
      return times[length - 1];
    },
    add(time, state) {
      if (length === times.length) {
        times = doubled(times);
        states = doubled(states);
      }
      times[length] = time;
      for (let i = 0, k = length * dimension; i < dimension; i++, k++) states[k] = state[i];
      length++;
    },
    replaceLast(time, state) {
      const former = times[length - 1];
      times[length - 1] = time;
      states.set(state, (length - 1) * dimension);
      return former;
    },
    times: () => times.slice(0, length),
    states: () => states.slice(0, length * dimension),
  };
}

function doubled(values: Float64Array): Float64Array<ArrayBuffer> {
  const more = new Float64Array(2 * values.length);
  more.set(values);
  return more;
}
