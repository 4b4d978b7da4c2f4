import { NumericalError } from "@attractors/core";
import type { Integration } from "../integration.ts";
import { type Bracket, findDip, narrow } from "./find-root.ts";
import type { OdeEvent } from "./ode-event.ts";

/** A sign change of the value of event `event` within the last step. */
export interface Crossing {
  readonly event: number;
  readonly time: number;
  /** 1 where the value rises in the direction of integration, -1 where it falls. */
  readonly direction: -1 | 1;
  /** How large the value still is beside the root: what is smaller counts as zero there. */
  readonly noise: number;
}

/** On which side of zero the value of an event is: 0 on the root itself, until the path has left it. */
export type Side = -1 | 0 | 1;

/** Parts into which a step is cut to look for sign changes. */
const PARTS = 8;
/** How far behind its beginning a step is looked at, in parts of it, to see on which side it leaves a root. */
const BESIDE = 1e-7;

/** Finds the sign changes of events within the steps of an integration, on its dense output. */
export interface CrossingFinder {
  /** The value of an event. Throws a NumericalError if it is not a number. */
  value(event: number, t: number, y: Float64Array): number;
  /** The sign changes of the last step in the order of integration, from the sides where it began. */
  find(sides: readonly Side[]): Crossing[];
}

export function createCrossingFinder(
  where: string,
  events: readonly OdeEvent[],
  integration: Integration,
): CrossingFinder {
  const { dimension } = integration;
  const point = new Float64Array(dimension);
  const times = new Float64Array(PARTS + 1);
  const states = Array.from({ length: PARTS + 1 }, () => new Float64Array(dimension));
  const values = new Float64Array(PARTS + 1);

  function value(event: number, t: number, y: Float64Array): number {
    const result = events[event].value(t, y);
    if (Number.isNaN(result)) {
      throw new NumericalError(
        "diverged",
        `${where}: the value of event ${event} is not a number at t = ${t}; define it wherever the path may go`,
      );
    }
    return result;
  }

  function sampleStep(): void {
    const { startTime, time, start, state } = integration;
    for (let k = 0; k <= PARTS; k++) {
      times[k] = k === PARTS ? time : startTime + (k / PARTS) * (time - startTime);
      const y = states[k];
      if (k > 0 && k < PARTS) integration.interpolate(times[k], y, 0);
      else for (let i = 0; i < dimension; i++) y[i] = k === 0 ? start[i] : state[i];
    }
  }

  function findOf(event: number, before: Side, found: Crossing[]): void {
    const along = (t: number): number => {
      integration.interpolate(t, point, 0);
      return value(event, t, point);
    };
    const cross = (left: number, leftValue: number, right: number, rightValue: number): void => {
      const bracket: Bracket = { left, right, leftValue, rightValue };
      narrow(along, bracket);
      const time = Math.abs(bracket.leftValue) < Math.abs(bracket.rightValue) ? bracket.left : bracket.right;
      const noise = 4 * Math.max(Math.abs(bracket.leftValue), Math.abs(bracket.rightValue));
      found.push({ event, time, direction: leftValue < 0 ? 1 : -1, noise });
    };

    let least = Infinity;
    let greatest = -Infinity;
    for (let k = 0; k <= PARTS; k++) {
      values[k] = value(event, times[k], states[k]);
      least = Math.min(least, values[k]);
      greatest = Math.max(greatest, values[k]);
    }

    let side = before;
    let left = times[0];
    let leftValue = values[0];
    if (side === 0) {
      // The step begins on the root: see where it leads.
      const beside = besideOf(times[0], times[PARTS]);
      const besideValue = along(beside);
      side = signOf(besideValue - leftValue);
      left = beside;
      leftValue = besideValue;
    }
    for (let k = 1; k <= PARTS; k++) {
      const right = times[k];
      const rightValue = values[k];
      const next = signOf(rightValue);
      if (side !== 0 && next !== side) {
        // The value beside a root that was just left may still be rounded to the other side.
        cross(left, side * Math.max(Math.abs(leftValue), Number.MIN_VALUE), right, rightValue);
      } else if (side !== 0 && Math.min(Math.abs(leftValue), Math.abs(rightValue)) < greatest - least) {
        const dip = dipBetween(along, left, leftValue, right, rightValue, side);
        if (!Number.isNaN(dip)) {
          const dipValue = along(dip);
          cross(left, leftValue, dip, dipValue);
          if (dipValue !== 0) cross(dip, dipValue, right, rightValue);
        }
      }
      side = next;
      left = right;
      leftValue = rightValue;
    }
  }

  return {
    value,
    find(sides) {
      const found: Crossing[] = [];
      sampleStep();
      for (let j = 0; j < events.length; j++) findOf(j, sides[j], found);
      const direction = integration.time < integration.startTime ? -1 : 1;
      return found.sort((a, b) => (a.time - b.time) * direction);
    },
  };
}

/** Where the value dips below zero between two places on the same side of it, as seen from the slopes there; or NaN. */
function dipBetween(
  along: (t: number) => number,
  left: number,
  leftValue: number,
  right: number,
  rightValue: number,
  side: Side,
): number {
  const slopeLeft = along(besideOf(left, right)) - leftValue;
  const slopeRight = rightValue - along(besideOf(right, left));
  if (!(slopeLeft * side < 0 && slopeRight * side > 0)) return Number.NaN;
  return findDip((t) => side * along(t), left, right);
}

function besideOf(from: number, to: number): number {
  const gap = Math.max(BESIDE * Math.abs(to - from), 16 * Number.EPSILON * Math.abs(from));
  return Math.abs(to - from) <= gap ? to : from + Math.sign(to - from) * gap;
}

export function signOf(value: number): Side {
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}
