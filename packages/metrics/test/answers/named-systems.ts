/**
 * The maps and flows that reference cases name in words, with their parameters in the text: "logistic r=4", "henon a=1.4
 * b=0.3", "rossler .2 .2 5.7 from (1,1,1)", or written out, "x'=0.1x, y'=-0.4y".
 */
import type { Flow, IteratedMap, State } from "@attractors/core";

type Values = Readonly<Record<string, number>>;
type Write = (y: State, p: Values, out: Float64Array, t: number) => void;

interface Entry {
  /** Matches its name. The first entry that matches is taken. */
  readonly name: RegExp;
  /** Parameters in their usual order. */
  readonly parameters: Values;
  readonly start: readonly number[];
  readonly write: Write;
  /** Row-major; by differences of high order where it is left out. */
  readonly derivative?: Write;
  /** Half the side of a cube that holds the fixed points. */
  readonly reach?: number;
}

const TAU = 2 * Math.PI;
const wrap = (x: number, period = 1): number => x - period * Math.floor(x / period);

function set(out: Float64Array, value: number): void {
  out[0] = value;
}

const maps: readonly Entry[] = [
  {
    name: /^(logistic|r ?\*? ?x ?\*? ?\(1 ?- ?x\))/i,
    parameters: { r: 4 },
    start: [0.3],
    write: (y, { r }, out) => set(out, r * y[0] * (1 - y[0])),
    derivative: (y, { r }, out) => set(out, r * (1 - 2 * y[0])),
    reach: 2,
  },
  {
    name: /^(quadratic|1 ?- ?a ?\*? ?x ?(\^|\*\*) ?2)/i,
    parameters: { a: 2 },
    start: [0.3],
    write: (y, { a }, out) => set(out, 1 - a * y[0] * y[0]),
    derivative: (y, { a }, out) => set(out, -2 * a * y[0]),
    reach: 5,
  },
  {
    name: /^(tent)/i,
    parameters: { mu: 2 },
    start: [0.3123456789],
    write: (y, { mu }, out) => set(out, mu * Math.min(y[0], 1 - y[0])),
    derivative: (y, { mu }, out) => set(out, y[0] < 0.5 ? mu : -mu),
    reach: 2,
  },
  {
    name: /^(bernoulli|doubling|shift)/i,
    parameters: { k: 2 },
    start: [0.3123456789],
    write: (y, { k }, out) => set(out, wrap(k * y[0])),
    derivative: (_, { k }, out) => set(out, k),
  },
  {
    name: /^cubic/i,
    parameters: { r: 3 },
    start: [0.3],
    write: (y, { r }, out) => set(out, r * y[0] * (1 - y[0] ** 2)),
    reach: 2,
  },
  {
    name: /^(sine|sin)\b/i,
    parameters: { r: 1 },
    start: [0.3],
    write: (y, { r }, out) => set(out, r * Math.sin(Math.PI * y[0])),
    reach: 2,
  },
  {
    name: /^(gauss|mouse)/i,
    parameters: { alpha: 4.9, beta: -0.58 },
    start: [0.1],
    write: (y, { alpha, beta }, out) => set(out, Math.exp(-alpha * y[0] ** 2) + beta),
    reach: 2,
  },
  {
    name: /^(exp|ricker)/i,
    parameters: { r: 3 },
    start: [0.3],
    write: (y, { r }, out) => set(out, y[0] * Math.exp(r * (1 - y[0]))),
    reach: 5,
  },
  {
    name: /^(arnold )?circle/i,
    parameters: { Omega: 0.606661, K: 1 },
    start: [0.3],
    write: (y, { Omega, K }, out) => set(out, y[0] + Omega - (K / TAU) * Math.sin(TAU * y[0])),
  },
  {
    name: /^(generali[sz]ed )?h[eé]non(?!.?heiles)/i,
    parameters: { a: 1.4, b: 0.3 },
    start: [0.1, 0.1],
    write: (y, { a, b }, out) => {
      const x = y[0];
      out[0] = 1 - a * x * x + y[1];
      out[1] = b * x;
    },
    derivative: (y, { a, b }, out) => out.set([-2 * a * y[0], 1, b, 0]),
    reach: 10,
  },
  {
    name: /^lozi/i,
    parameters: { a: 1.7, b: 0.5 },
    start: [0.1, 0.1],
    write: (y, { a, b }, out) => {
      const x = y[0];
      out[0] = 1 - a * Math.abs(x) + y[1];
      out[1] = b * x;
    },
    derivative: (y, { a, b }, out) => out.set([-a * Math.sign(y[0]), 1, b, 0]),
    reach: 10,
  },
  {
    name: /^ikeda/i,
    parameters: { u: 0.9 },
    start: [0.1, 0.1],
    write: (y, { u }, out) => {
      const [x, z] = y;
      const angle = 0.4 - 6 / (1 + x * x + z * z);
      out[0] = 1 + u * (x * Math.cos(angle) - z * Math.sin(angle));
      out[1] = u * (x * Math.sin(angle) + z * Math.cos(angle));
    },
    derivative: (y, { u }, out) => {
      const [x, z] = y;
      const s = 1 + x * x + z * z;
      const angle = 0.4 - 6 / s;
      const c = Math.cos(angle);
      const d = Math.sin(angle);
      const along = u * (-x * d - z * c) * (12 / (s * s));
      const across = u * (x * c - z * d) * (12 / (s * s));
      out.set([u * c + along * x, -u * d + along * z, u * d + across * x, u * c + across * z]);
    },
    reach: 10,
  },
  {
    // State (theta, p) or (p, theta): cases say which by `order`; the angle comes first in their initial states.
    name: /^(standard|chirikov|taylor)/i,
    parameters: { K: 1, wrapped: 1 },
    start: [0.001, 0.008],
    write: (y, { K, wrapped }, out) => {
      const p = y[1] + K * Math.sin(y[0]);
      out[0] = wrapped ? wrap(y[0] + p, TAU) : y[0] + p;
      out[1] = wrapped ? wrap(p, TAU) : p;
    },
    derivative: (y, { K }, out) => {
      const k = K * Math.cos(y[0]);
      out.set([1 + k, 1, k, 1]);
    },
    reach: 4,
  },
  {
    name: /^(arnold.?s? )?cat|^arnold/i,
    parameters: { m0: 2, m1: 1, m2: 1, m3: 1 },
    start: [0.1, 0.2],
    write: (y, { m0, m1, m2, m3 }, out) => {
      const [a, b] = y;
      out[0] = wrap(m0 * a + m1 * b);
      out[1] = wrap(m2 * a + m3 * b);
    },
    derivative: (_, { m0, m1, m2, m3 }, out) => out.set([m0, m1, m2, m3]),
  },
  {
    name: /^baker/i,
    parameters: { alpha: 0.5 },
    start: [0.1234567, 0.2],
    write: (y, { alpha }, out) => {
      const upper = y[1] < alpha ? 0 : 1;
      out[0] = upper === 0 ? alpha * y[0] : alpha + (1 - alpha) * y[0];
      out[1] = upper === 0 ? y[1] / alpha : (y[1] - alpha) / (1 - alpha);
    },
    derivative: (y, { alpha }, out) =>
      out.set(y[1] < alpha ? [alpha, 0, 0, 1 / alpha] : [1 - alpha, 0, 0, 1 / (1 - alpha)]),
  },
  {
    name: /^tinkerbell/i,
    parameters: { a: 0.9, b: -0.6013, c: 2, d: 0.5 },
    start: [-0.72, -0.64],
    write: (y, { a, b, c, d }, out) => {
      const [x, z] = y;
      out[0] = x * x - z * z + a * x + b * z;
      out[1] = 2 * x * z + c * x + d * z;
    },
    reach: 5,
  },
  {
    name: /^(holmes|duffing map)/i,
    parameters: { a: 2.75, b: 0.2 },
    start: [0.1, 0.1],
    write: (y, { a, b }, out) => {
      const [x, z] = y;
      out[0] = z;
      out[1] = -b * x + a * z - z ** 3;
    },
    reach: 5,
  },
  {
    name: /^delayed logistic/i,
    parameters: { r: 2.27 },
    start: [0.5, 0.5],
    write: (y, { r }, out) => {
      const [x, z] = y;
      out[0] = r * x * (1 - z);
      out[1] = x;
    },
    reach: 2,
  },
  {
    name: /^linear\b.*\[\[/i,
    parameters: { m0: 1, m1: 0, m2: 0, m3: 1 },
    start: [0.1, 0.2],
    write: (y, { m0, m1, m2, m3 }, out) => {
      const [a, b] = y;
      out[0] = m0 * a + m1 * b;
      out[1] = m2 * a + m3 * b;
    },
    derivative: (_, { m0, m1, m2, m3 }, out) => out.set([m0, m1, m2, m3]),
  },
];

const flows: readonly Entry[] = [
  {
    name: /^lorenz-?(63)?(?!-?\d| ?84)\b/i,
    parameters: { sigma: 10, rho: 28, beta: 8 / 3 },
    start: [1, 1, 1],
    write: (s, { sigma, rho, beta }, out) => {
      const x = s[0];
      const y = s[1];
      const z = s[2];
      out[0] = sigma * (y - x);
      out[1] = x * (rho - z) - y;
      out[2] = x * y - beta * z;
    },
    derivative: (s, { sigma, rho, beta }, out) => {
      out[0] = -sigma;
      out[1] = sigma;
      out[2] = 0;
      out[3] = rho - s[2];
      out[4] = -1;
      out[5] = -s[0];
      out[6] = s[1];
      out[7] = s[0];
      out[8] = -beta;
    },
    reach: 60,
  },
  {
    name: /^hyper-?r(ö|oe|o)ssler/i,
    parameters: { a: 0.25, b: 3, c: 0.5, d: 0.05 },
    start: [-10, -6, 0.1, 10],
    write: (s, { a, b, c, d }, out) => {
      out[0] = -s[1] - s[2];
      out[1] = s[0] + a * s[1] + s[3];
      out[2] = b + s[0] * s[2];
      out[3] = -c * s[2] + d * s[3];
    },
    derivative: (s, { a, c, d }, out) => out.set([0, -1, -1, 0, 1, a, 0, 1, s[2], 0, s[0], 0, 0, 0, -c, d]),
    reach: 100,
  },
  {
    name: /^r(ö|oe|o)ssler/i,
    parameters: { a: 0.2, b: 0.2, c: 5.7 },
    start: [1, 1, 1],
    write: (s, { a, b, c }, out) => {
      out[0] = -s[1] - s[2];
      out[1] = s[0] + a * s[1];
      out[2] = b + s[2] * (s[0] - c);
    },
    derivative: (s, { a, c }, out) => {
      out[0] = 0;
      out[1] = -1;
      out[2] = -1;
      out[3] = 1;
      out[4] = a;
      out[5] = 0;
      out[6] = s[2];
      out[7] = 0;
      out[8] = s[0] - c;
    },
    reach: 100,
  },
  {
    name: /^chen/i,
    parameters: { a: 35, b: 3, c: 28 },
    start: [-3, 2, 20],
    write: (s, { a, b, c }, out) => {
      const [x, y, z] = s;
      out[0] = a * (y - x);
      out[1] = (c - a) * x - x * z + c * y;
      out[2] = x * y - b * z;
    },
    derivative: (s, { a, b, c }, out) => out.set([-a, a, 0, c - a - s[2], c, -s[0], s[1], s[0], -b]),
    reach: 60,
  },
  {
    name: /^thomas/i,
    parameters: { b: 0.18 },
    start: [0.1, 0, 0],
    write: (s, { b }, out) => {
      for (let i = 0; i < 3; i++) out[i] = -b * s[i] + Math.sin(s[(i + 1) % 3]);
    },
    derivative: (s, { b }, out) => out.set([-b, Math.cos(s[1]), 0, 0, -b, Math.cos(s[2]), Math.cos(s[0]), 0, -b]),
    reach: 6,
  },
  {
    name: /^chua/i,
    parameters: { alpha: 9, beta: 100 / 7, m0: -8 / 7, m1: -5 / 7 },
    start: [0.7, 0, 0],
    write: (s, { alpha, beta, m0, m1 }, out) => {
      const [x, y, z] = s;
      const h = m1 * x + 0.5 * (m0 - m1) * (Math.abs(x + 1) - Math.abs(x - 1));
      out[0] = alpha * (y - x - h);
      out[1] = x - y + z;
      out[2] = -beta * y;
    },
    derivative: (s, { alpha, beta, m0, m1 }, out) =>
      out.set([alpha * (-1 - (Math.abs(s[0]) < 1 ? m0 : m1)), alpha, 0, 1, -1, 1, 0, -beta, 0]),
    reach: 10,
  },
  {
    // The phase is a state of its own, so that the exponent along it is 0.
    name: /^(forced )?duffing/i,
    parameters: { delta: 0.25, gamma: 0.3, omega: 1 },
    start: [0.1, 0, 0],
    write: (s, { delta, gamma, omega }, out) => {
      const [x, v, phase] = s;
      out[0] = v;
      out[1] = -delta * v + x - x ** 3 + gamma * Math.cos(phase);
      out[2] = omega;
    },
    derivative: (s, { delta, gamma }, out) =>
      out.set([0, 1, 0, 1 - 3 * s[0] ** 2, -delta, -gamma * Math.sin(s[2]), 0, 0, 0]),
    reach: 5,
  },
  {
    name: /^h[eé]non.?heiles/i,
    parameters: {},
    start: [0, 0.295456, 0.407308431, 0],
    write: (s, _, out) => {
      const [x, y, px, py] = s;
      out[0] = px;
      out[1] = py;
      out[2] = -x - 2 * x * y;
      out[3] = -y - x * x + y * y;
    },
    derivative: (s, _, out) => {
      const [x, y] = s;
      out.set([0, 0, 1, 0, 0, 0, 0, 1, -1 - 2 * y, -2 * x, 0, 0, -2 * x, -1 + 2 * y, 0, 0]);
    },
    reach: 3,
  },
  {
    name: /^van ?der ?pol/i,
    parameters: { mu: 1 },
    start: [0.1, 0.1],
    write: (s, { mu }, out) => {
      const [x, v] = s;
      out[0] = v;
      out[1] = mu * (1 - x * x) * v - x;
    },
    reach: 5,
  },
  {
    name: /^(damped )?pendulum/i,
    parameters: { gamma: 0, omega: 1 },
    start: [0.5, 0],
    write: (s, { gamma, omega }, out) => {
      const [x, v] = s;
      out[0] = v;
      out[1] = -gamma * v - omega * omega * Math.sin(x);
    },
    reach: 4,
  },
  {
    name: /^lorenz.?84/i,
    parameters: { F: 8, G: 1, a: 0.25, b: 4 },
    start: [1, 1, 1],
    write: (s, { F, G, a, b }, out) => {
      const [x, y, z] = s;
      out[0] = -y * y - z * z - a * x + a * F;
      out[1] = x * y - b * x * z - y + G;
      out[2] = b * x * y + x * z - z;
    },
    reach: 10,
  },
  {
    name: /^halvorsen/i,
    parameters: { a: 1.4 },
    start: [-5, 0, 0],
    write: (s, { a }, out) => {
      for (let i = 0; i < 3; i++) {
        const [x, y, z] = [s[i], s[(i + 1) % 3], s[(i + 2) % 3]];
        out[i] = -a * x - 4 * y - 4 * z - y * y;
      }
    },
    reach: 20,
  },
  {
    name: /^lotka/i,
    parameters: { alpha: 1, beta: 1, gamma: 1, delta: 1 },
    start: [1.5, 1],
    write: (s, { alpha, beta, gamma, delta }, out) => {
      const [x, y] = s;
      out[0] = alpha * x - beta * x * y;
      out[1] = delta * x * y - gamma * y;
    },
    reach: 10,
  },
];

/** What the text says besides the name: parameters, and the initial state after "from". */
export interface Described {
  readonly start?: number[];
  readonly reach: number;
}

// biome-ignore lint/suspicious/noExplicitAny: JSON
export function mapFor(input: any): IteratedMap & Described {
  const text = String(input.map ?? input.system);
  const entry =
    maps.find(({ name }) => name.test(text.trim())) ?? writtenOut(text, /([a-z])(?:'|_\{?n\+1\}?)\s*=\s*([^,;]+)/gi);
  if (!entry) throw new Error(`no map is known as ${text}`);
  const parameters = parametersIn(text, entry, input);
  const n = entry.start.length;
  const map = (y: State, out: Float64Array): void => entry.write(y, parameters, out, 0);
  const { derivative } = entry;
  return {
    dimension: n,
    initialState: Float64Array.from(startIn(text, input) ?? entry.start),
    map,
    jacobian: derivative ? (y, out) => derivative(y, parameters, out, 0) : differences(map, n),
    reach: entry.reach ?? 1,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: JSON
export function flowFor(input: any): Flow & Described {
  const text = String(input.flow ?? input.system);
  const lorenz96 = /lorenz.?96/i.test(text) ? cyclic(text) : undefined;
  const entry =
    lorenz96 ?? flows.find(({ name }) => name.test(text.trim())) ?? writtenOut(text, /([a-z])'\s*=\s*([^,;]+)/gi);
  if (!entry) throw new Error(`no flow is known as ${text}`);
  const parameters = parametersIn(text, entry, input);
  const n = entry.start.length;
  const { derivative } = entry;
  const jacobian = (t: number, y: State, out: Float64Array): void => {
    if (derivative) derivative(y, parameters, out, t);
    else differences((x, values) => entry.write(x, parameters, values, t), n)(y, out);
  };
  return {
    dimension: n,
    initialState: Float64Array.from(startIn(text, input) ?? entry.start),
    field: (t, y, out) => entry.write(y, parameters, out, t),
    jacobian,
    reach: entry.reach ?? 10,
  };
}

/** Parameters by name, then bare numbers in the usual order, then those that stand in the input itself. */
// biome-ignore lint/suspicious/noExplicitAny: JSON
function parametersIn(text: string, { parameters }: Entry, input: any): Values {
  const values: Record<string, number> = { ...parameters };
  const known = Object.keys(values);
  const body = text
    .replace(/mod \d+/i, "")
    .replace(/from\s*\([^)]*\)/i, "")
    .replace(/lorenz-?(63|84|96)/i, "");
  const number = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?:\/\d+\.?\d*)?`;
  let named = false;
  let other: string | undefined;
  for (const [, name, value] of body.matchAll(new RegExp(String.raw`([A-Za-zα-ωΩ_]\w*)\s*=\s*(${number})`, "g"))) {
    const key = known.find((one) => one === name) ?? known.find((one) => one.toLowerCase() === name.toLowerCase());
    if (key) values[key] = toNumber(value);
    if (key) named = true;
    other ??= value;
  }
  // A single parameter may go by another name.
  if (!named && known.filter((name) => name !== "wrapped").length === 1 && other !== undefined)
    values[known[0]] = toNumber(other);
  const matrix = body.match(/\[\[(.*?)\]\]/);
  if (matrix) {
    matrix[1].split(/[\],[]+/).forEach((value, k) => {
      values[`m${k}`] = Number(value);
    });
  } else if (!named && other === undefined && !/[()^]/.test(body)) {
    [...body.matchAll(new RegExp(String.raw`(?:^|\s)(${number})(?=\s|$|,)`, "g"))].forEach(([, value], k) => {
      if (k < known.length) values[known[k]] = toNumber(value);
    });
  }
  for (const key of known) {
    const given = input[key] ?? input.params?.[key] ?? input.parameters?.[key];
    if (given !== undefined) values[key] = Number(given);
  }
  return values;
}

function toNumber(text: string): number {
  const [above, below = "1"] = text.split("/");
  return Number(above) / Number(below);
}

// biome-ignore lint/suspicious/noExplicitAny: JSON
function startIn(text: string, input: any): number[] | undefined {
  const given = input.x0 ?? input.y0 ?? input.start ?? input.initial;
  if (given !== undefined) return (Array.isArray(given) ? given : [given]).map(Number);
  return text
    .match(/(?:from|start)\s*\(([^)]*)\)/i)?.[1]
    .split(",")
    .map(toNumber);
}

function cyclic(text: string): Entry {
  const n = Number(text.match(/N\s*=?\s*(\d+)/)?.[1] ?? 5);
  return {
    name: /lorenz96/,
    parameters: { F: 8 },
    start: Array.from({ length: n }, (_, i) => 8 + (i === 0 ? 0.01 : 0)),
    write: (y, { F }, out) => {
      for (let i = 0; i < n; i++) {
        out[i] = (y[(i + 1) % n] - y[(i + n - 2) % n]) * y[(i + n - 1) % n] - y[i] + F;
      }
    },
    derivative: (y, _, out) => {
      out.fill(0);
      for (let i = 0; i < n; i++) {
        const after = (i + 1) % n;
        const before = (i + n - 1) % n;
        const second = (i + n - 2) % n;
        out[i * n + after] += y[before];
        out[i * n + second] -= y[before];
        out[i * n + before] += y[after] - y[second];
        out[i * n + i] -= 1;
      }
    },
  };
}

/** Equations written out as products and powers of x, y, z. */
function writtenOut(text: string, equation: RegExp): Entry | undefined {
  const found = [...text.matchAll(equation)];
  if (found.length === 0) return undefined;
  const names = found.map(([, name]) => name);
  const functions = found.map(([, , formula]) => {
    const code = formula
      .replace(/\bmod 1\b/, "")
      .replaceAll("^", "**")
      .replaceAll(/(\d|\))\s*([a-z(])/g, "$1*$2")
      .replaceAll(/\b(sin|cos|exp|tanh|abs)\*?\(/g, "Math.$1(");
    return new Function(...names, "t", `return ${code};`) as (...values: number[]) => number;
  });
  return {
    name: equation,
    parameters: {},
    start: names.map((_, i) => 0.1 * (i + 1)),
    write: (y, _, out, t) => out.set(functions.map((f) => f(...y, t))),
  };
}

/** Derivatives by central differences of sixth order. */
function differences(map: (y: State, out: Float64Array) => void, n: number): (y: State, out: Float64Array) => void {
  const weights = [45 / 60, -9 / 60, 1 / 60];
  const shifted = new Float64Array(n);
  const value = new Float64Array(n);
  return (y, out) => {
    for (let i = 0; i < n; i++) shifted[i] = y[i];
    out.fill(0, 0, n * n);
    for (let j = 0; j < n; j++) {
      const step = 2e-3 * Math.max(0.1, Math.abs(y[j]));
      weights.forEach((weight, k) => {
        for (const sign of [1, -1]) {
          shifted[j] = y[j] + sign * (k + 1) * step;
          map(shifted, value);
          for (let i = 0; i < n; i++) out[i * n + j] += (sign * weight * value[i]) / step;
        }
      });
      shifted[j] = y[j];
    }
  };
}
