import type { Rng } from "@attractors/core";
import type { HingeForm } from "./hinge-form.ts";

/** A walk from region to region that meets small regions as often as large ones. */
export interface RegionWalk {
  /** Begins anew at a random state in the cube with half the side `extent`. */
  restart(extent: number): void;
  /** Begins anew at the state that begins at `place` of `states`. */
  restartAt(states: Float64Array, place: number): void;
  /** Goes on through some borders, and writes the state where it stands to `place` of `out`. */
  write(borders: number, out: Float64Array, place: number): void;
}

/**
 * Walks in random straight lines: along each over one border, and to the middle between that and the next. States drawn
 * from a cube would hardly ever lie in the small regions, which are many.
 */
export function regionWalk({ dimension: M, count, directions, thresholds }: HingeForm, rng: Rng): RegionWalk {
  const z = new Float64Array(M);
  const ray = new Float64Array(M);

  function cross(): void {
    for (let m = 0; m < M; m++) ray[m] = rng.normal();
    let first = Infinity;
    let second = Infinity;
    for (let k = 0, w = 0; k < count; k++) {
      let u = thresholds[k];
      let slope = 0;
      for (let m = 0; m < M; m++, w++) {
        u += directions[w] * z[m];
        slope += directions[w] * ray[m];
      }
      const distance = -u / slope;
      if (!(distance > 0)) continue;
      if (distance < first) {
        second = first;
        first = distance;
      } else if (distance > first && distance < second) second = distance;
    }
    if (first === Infinity) return; // nothing but one region that way
    const length = second === Infinity ? first + 0.5 + 0.5 * first : (first + second) / 2;
    for (let m = 0; m < M; m++) z[m] += length * ray[m];
  }

  return {
    restart(extent) {
      for (let m = 0; m < M; m++) z[m] = extent * (2 * rng.uniform() - 1);
    },
    restartAt(states, place) {
      for (let m = 0; m < M; m++) z[m] = states[place + m];
    },
    write(borders, out, place) {
      for (let k = 0; k < borders; k++) cross();
      for (let m = 0; m < M; m++) out[place + m] = z[m];
    },
  };
}
