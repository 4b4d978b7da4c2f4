import type { Flow } from "@attractors/core";
import { dop853, type OdeEvent, solveOde } from "../../src/index.ts";
import { type Answer, compile, numbersOf, type Problem } from "./answer.ts";
import { flowOf, relativeError } from "./ode.ts";

const tight = { method: dop853, relativeTolerance: 1e-13, absoluteTolerance: 1e-15 };
const tolerance = 1e-10;

/** Systems that event problems name: their field and initial state. */
const systems: Readonly<Record<string, { rhs_js: string; y0: readonly number[] }>> = {
  henonheiles: {
    rhs_js: "d[0] = y[2]; d[1] = y[3]; d[2] = -y[0]-2*y[0]*y[1]; d[3] = -y[1]-y[0]*y[0]+y[1]*y[1];",
    y0: [0, 0.295456, 0.407308431, 0],
  },
  lorenz: {
    rhs_js: "d[0] = 10*(y[1]-y[0]); d[1] = y[0]*(28-y[2])-y[1]; d[2] = y[0]*y[1]-8*y[2]/3;",
    y0: [-8, 8, 27],
  },
};

/** Events: a list of times and states on a surface, a pendulum by its elliptic integral, a ball, or a tangency. */
export function answerEvent(problem: Problem, all: readonly Problem[]): Answer[] {
  if (problem.first_zero !== undefined) return answerPendulum(problem);
  if (/tangent/.test(problem.id)) return answerTangency(problem);
  if (/bounc|ball/i.test(`${problem.id} ${problem.name}`) && !problem.event_js) return answerBall(problem);
  return answerCrossings(problem, all);
}

/** The first crossings of the zeros of `event_js` in its `direction`. */
function answerCrossings(problem: Problem, all: readonly Problem[]): Answer[] {
  const expected = (problem.events ?? problem.crossings) as { t: string | number; y?: unknown }[];
  if (!Array.isArray(expected) || problem.event_js === undefined) throw new Error(`no set-up known for ${problem.id}`);
  const flow = systemOf(problem, all);
  const value = compile(["t", "y"], `return ${problem.event_js};`);
  const event: OdeEvent = { value: (t, y) => value(t, y), direction: directionOf(problem.direction) };
  const startTime = Number(problem.t0 ?? 0);
  const last = Number(expected[expected.length - 1].t);
  const duration = last - startTime + 1e-6 * Math.max(1, Math.abs(last));
  const after = Number(/after t *= *([\d.]+)/.exec(String(problem.name))?.[1] ?? Number.NEGATIVE_INFINITY);

  const { events } = solveOde(flow, { duration, startTime, events: [event], ...tight });
  const times = [...events[0].times];
  const first = times.findIndex((t) => t > after);
  const n = flow.dimension;
  return expected.flatMap(({ t, y }, k) => {
    const at = first + k;
    const answers = [{ what: `event ${k} at ${t}`, error: Math.abs(times[at] - Number(t)), tolerance }];
    if (y) {
      const state = events[0].states.subarray(at * n, (at + 1) * n);
      answers.push({ what: `state ${k}`, error: relativeError(state, numbersOf(y)), tolerance: 10 * tolerance });
    }
    return answers;
  });
}

function systemOf(problem: Problem, all: readonly Problem[]): Flow {
  if (problem.rhs_js) return flowOf(problem);
  const named = all.find(({ id, kind }) => id === problem.system && kind === "ode");
  const known = named ?? systems[Object.keys(systems).find((name) => String(problem.system).startsWith(name)) ?? ""];
  if (!known) throw new Error(`no system known as ${problem.system}`);
  return flowOf({ ...problem, ...known, id: problem.id, kind: "event" }, problem.y0 ?? known.y0);
}

function directionOf(value: unknown): -1 | 0 | 1 {
  const sign = Math.sign(Number(value ?? 0));
  return sign > 0 ? 1 : sign < 0 ? -1 : 0;
}

/** A pendulum let go: the first zero of its angle, its period, and a state much later. */
function answerPendulum(problem: Problem): Answer[] {
  const flow = flowOf(problem);
  const period = Number(problem.period);
  const events: OdeEvent[] = [{ value: (_, y) => y[0] }, { value: (_, y) => y[1], direction: -1 }];
  const solution = solveOde(flow, { duration: 50, events, saveAt: Float64Array.of(50), ...tight });
  const [zeros, tops] = solution.events;
  return [
    { what: "first zero", error: Math.abs(zeros.times[0] - Number(problem.first_zero)), tolerance },
    { what: "period", error: Math.abs(tops.times[0] - period), tolerance },
    { what: "y(50)", error: relativeError(solution.states, numbersOf(problem.y_at_50)), tolerance: 1e-9 },
  ];
}

/** cos t touches 1, which may be missed but not misplaced, and never reaches 1.0000001. */
function answerTangency(problem: Problem): Answer[] {
  const events: OdeEvent[] = [{ value: (_, y) => y[0] - 1 }, { value: (_, y) => y[0] - 1.0000001 }];
  const solution = solveOde(flowOf(problem), { duration: Number(problem.t1), events, ...tight });
  const [touching, apart] = solution.events;
  const misplaced = [...touching.times].map((t) => Math.abs(t / (2 * Math.PI) - Math.round(t / (2 * Math.PI))));
  return [
    { what: "false events", error: apart.times.length, tolerance: 0 },
    { what: "misplaced touching events", error: Math.max(0, ...misplaced), tolerance: 1e-5 },
  ];
}

/** A ball that falls from a height under gravity and keeps a part of its speed at each bounce. */
function answerBall(problem: Problem): Answer[] {
  const text = `${problem.name} ${problem.rhs_js ?? ""}`;
  const read = (keys: readonly string[], pattern: RegExp, otherwise: number): number => {
    const key = keys.find((name) => problem[name] !== undefined);
    return Number(key ? problem[key] : (pattern.exec(text)?.[1] ?? otherwise));
  };
  const gravity = read(["g", "gravity"], /\bg *= *([\d.]+)/, 9.81);
  const restitution = read(["restitution", "e", "r"], /(?:restitution|\be|\br) *=? *([\d.]+)/, 0.9);
  const start = problem.y0
    ? numbersOf(problem.y0)
    : [read(["height", "h", "y0"], /(?:height|\bh) *=? *([\d.]+)/, 1), 0];
  const flow: Flow = {
    dimension: 2,
    initialState: Float64Array.from(start),
    field: (_, y, out) => {
      out[0] = y[1];
      out[1] = -gravity;
    },
  };
  const given = (problem.events ?? problem.bounces ?? problem.times ?? problem.bounce_times) as unknown[];
  if (!Array.isArray(given)) throw new Error(`no bounces given in ${Object.keys(problem).join(", ")}`);
  const times = given.map((entry) => Number(typeof entry === "object" && entry ? Reflect.get(entry, "t") : entry));
  const bounce: OdeEvent = {
    value: (_, y) => y[0],
    direction: -1,
    change: (_, y, out) => {
      out[0] = 0;
      out[1] = -restitution * y[1];
    },
  };
  const { events } = solveOde(flow, { duration: times[times.length - 1] + 1e-6, events: [bounce], ...tight });
  return times.map((t, k) => ({ what: `bounce ${k}`, error: Math.abs(events[0].times[k] - t), tolerance }));
}
