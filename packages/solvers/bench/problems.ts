import type { Flow } from "@attractors/core";

/** A problem with its solution at the end, computed in quadruple precision by two methods that agree to 1e-16. */
export interface BenchProblem {
  readonly name: string;
  readonly stiff: boolean;
  readonly duration: number;
  readonly flow: Flow;
  readonly end: readonly number[];
}

type Field = (t: number, y: ArrayLike<number>, out: Float64Array) => void;

function flow(initialState: readonly number[], field: Field): Flow {
  return { dimension: initialState.length, initialState: Float64Array.from(initialState), field };
}

const lorenz: BenchProblem = {
  name: "Lorenz",
  stiff: false,
  duration: 8,
  flow: flow([-8, 8, 27], (_, s, out) => {
    const x = s[0];
    const y = s[1];
    const z = s[2];
    out[0] = 10 * (y - x);
    out[1] = x * (28 - z) - y;
    out[2] = x * y - (8 * z) / 3;
  }),
  end: [7.5247725728384, 10.576806471276788, 21.327418244388372],
};

const pleiades: BenchProblem = {
  name: "Pleiades",
  stiff: false,
  duration: 3,
  flow: flow(
    [3, 3, -1, -3, 2, -2, 2, 3, -3, 2, 0, 0, -4, 4, 0, 0, 0, 0, 0, 1.75, -1.5, 0, 0, 0, -1.25, 1, 0, 0],
    (_, y, out) => {
      for (let i = 0; i < 7; i++) {
        let ax = 0;
        let ay = 0;
        for (let j = 0; j < 7; j++) {
          if (j === i) continue;
          const dx = y[j] - y[i];
          const dy = y[j + 7] - y[i + 7];
          const square = dx * dx + dy * dy;
          const pull = (j + 1) / (square * Math.sqrt(square));
          ax += pull * dx;
          ay += pull * dy;
        }
        out[i] = y[i + 14];
        out[i + 7] = y[i + 21];
        out[i + 14] = ax;
        out[i + 21] = ay;
      }
    },
  ),
  end: [
    0.37061391439705127, 3.237284092057233, -3.2225590324183235, 0.6597091455775308, 0.342558170715658,
    1.5621721014006311, -0.7003092922212495, -3.943437585517392, -3.27138097397255, 5.225081843456544,
    -2.5906124349774693, 1.1982136933922747, -0.24296823449358235, 1.0914492404289797, 3.4170038063143147,
    1.3545845016255011, -2.5900655978107756, 2.025053734714241, -1.155815100160449, -0.8072988170223022,
    0.5952396354208719, -3.7412449612340084, 0.3773459685750629, 0.9386858869551079, 0.36679222272005696,
    -0.3474046353808494, 2.344915448180937, -1.947020434263292,
  ],
};

const vanDerPol: BenchProblem = {
  name: "Van der Pol 1e-6",
  stiff: true,
  duration: 2,
  flow: flow([2, 0], (_, y, out) => {
    out[0] = y[1];
    out[1] = ((1 - y[0] * y[0]) * y[1] - y[0]) / 1e-6;
  }),
  end: [1.706167732170465, -0.8928097010248165],
};

const hires: BenchProblem = {
  name: "HIRES",
  stiff: true,
  duration: 321.8122,
  flow: flow([1, 0, 0, 0, 0, 0, 0, 0.0057], (_, y, out) => {
    out[0] = -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007;
    out[1] = 1.71 * y[0] - 8.75 * y[1];
    out[2] = -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4];
    out[3] = 8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3];
    out[4] = -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6];
    out[5] = -280 * y[5] * y[7] + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6];
    out[6] = 280 * y[5] * y[7] - 1.81 * y[6];
    out[7] = -out[6];
  }),
  end: [
    0.0007371312573325667, 0.00014424857263161848, 5.888729740967575e-5, 0.001175651343283149, 0.0023863561988313304,
    0.0062389682527427956, 0.0028499983951857685, 0.0028500016048142313,
  ],
};

const rates = [
  0.35, 26.6, 1.23e4, 8.6e-4, 8.2e-4, 1.5e4, 1.3e-4, 2.4e4, 1.65e4, 9.0e3, 0.022, 1.2e4, 1.88, 1.63e4, 4.8e6, 3.5e-4,
  0.0175, 1.0e8, 4.44e11, 1.24e3, 2.1, 5.78, 0.0474, 1.78e3, 3.12,
];

const pollution: BenchProblem = {
  name: "Pollution",
  stiff: true,
  duration: 60,
  flow: flow([0, 0.2, 0, 0.04, 0, 0, 0.1, 0.3, 0.01, 0, 0, 0, 0, 0, 0, 0, 0.007, 0, 0, 0], (_, y, out) => {
    const k = rates;
    const r1 = k[0] * y[0];
    const r2 = k[1] * y[1] * y[3];
    const r3 = k[2] * y[4] * y[1];
    const r4 = k[3] * y[6];
    const r5 = k[4] * y[6];
    const r6 = k[5] * y[6] * y[5];
    const r7 = k[6] * y[8];
    const r8 = k[7] * y[8] * y[5];
    const r9 = k[8] * y[10] * y[1];
    const r10 = k[9] * y[10] * y[0];
    const r11 = k[10] * y[12];
    const r12 = k[11] * y[9] * y[1];
    const r13 = k[12] * y[13];
    const r14 = k[13] * y[0] * y[5];
    const r15 = k[14] * y[2];
    const r16 = k[15] * y[3];
    const r17 = k[16] * y[3];
    const r18 = k[17] * y[15];
    const r19 = k[18] * y[15];
    const r20 = k[19] * y[16] * y[5];
    const r21 = k[20] * y[18];
    const r22 = k[21] * y[18];
    const r23 = k[22] * y[0] * y[3];
    const r24 = k[23] * y[18] * y[0];
    const r25 = k[24] * y[19];
    out[0] = -r1 - r10 - r14 - r23 - r24 + r2 + r3 + r9 + r11 + r12 + r22 + r25;
    out[1] = -r2 - r3 - r9 - r12 + r1 + r21;
    out[2] = -r15 + r1 + r17 + r19 + r22;
    out[3] = -r2 - r16 - r17 - r23 + r15;
    out[4] = -r3 + 2 * r4 + r6 + r7 + r13 + r20;
    out[5] = -r6 - r8 - r14 - r20 + r3 + 2 * r18;
    out[6] = -r4 - r5 - r6 + r13;
    out[7] = r4 + r5 + r6 + r7;
    out[8] = -r7 - r8;
    out[9] = -r12 + r7 + r9;
    out[10] = -r9 - r10 + r8 + r11;
    out[11] = r9;
    out[12] = -r11 + r10;
    out[13] = -r13 + r12;
    out[14] = r14;
    out[15] = -r18 - r19 + r16;
    out[16] = -r20;
    out[17] = r20;
    out[18] = -r21 - r22 - r24 + r23 + r25;
    out[19] = -r25 + r24;
  }),
  end: [
    0.056462554800227695, 0.13424841304223384, 4.139734331099427e-9, 0.00552314020748436, 2.018977262302196e-7,
    1.4645418634939657e-7, 0.07784249118997964, 0.3245075353396018, 0.007494013383880406, 1.6222931573015602e-8,
    1.1358638332570748e-8, 0.00223050597572136, 0.000208716288279863, 1.3969210168401577e-5, 0.008964884856898295,
    4.352846369330104e-18, 0.006899219696263405, 0.0001007803037365946, 1.7721465139699844e-6, 5.682943292316393e-5,
  ],
};

/** The problems of the tables: after Hairer, Nørsett and Wanner I, and the test set of Mazzia and Magherini. */
export const problems: readonly BenchProblem[] = [lorenz, pleiades, vanDerPol, hires, pollution];

/** The largest difference from the solution, relative to its largest component. */
export function errorOf({ end }: BenchProblem, state: ArrayLike<number>): number {
  const largest = Math.max(...end.map(Math.abs));
  return Math.max(...end.map((value, i) => Math.abs(state[i] - value))) / largest;
}
