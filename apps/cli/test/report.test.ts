import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import type { Pieces, Reconstruction } from "../src/reconstruction/reconstruction.ts";
import { reportPage } from "../src/report/page.ts";
import { verdictOf } from "../src/report/verdict.ts";

/** A made-up run on sines of `dimension` components, which `change` alters. */
function sample(dimension: number, change: Partial<Reconstruction> = {}): Reconstruction {
  const length = 400;
  const series = (phase: number) => ({
    dimension,
    interval: 0.1,
    values: Float64Array.from({ length: length * dimension }, (_, k) =>
      Math.sin(Math.floor(k / dimension) / 5 + (k % dimension) + phase),
    ),
  });
  const frequencies = Float64Array.from({ length: 50 }, (_, k) => k / 10);
  const powers = frequencies.map((f) => Math.exp(-f) / 10);
  return {
    subject: {
      name: "Waves & <sines>",
      about: "Made up.",
      components: Array.from({ length: dimension }, (_, i) => `x${i + 1}`),
      truth: "It is a sine.",
      stride: 1,
    },
    settings: [{ name: "seed", value: "1" }],
    command: "attractors reconstruct --data 'a b.csv'",
    training: {
      epoch: 50,
      epochs: 100,
      losses: Float64Array.from({ length: 100 }, (_, k) => 1 / (k + 1)),
      scores: [25, 50, 75, 100].map((epoch) => ({ epoch, score: 1 + Math.abs(epoch - 50) })),
      restarts: [],
      ended: "finished",
      seconds: 12,
    },
    truth: series(0),
    generated: series(1),
    forecast: { truth: series(0), predicted: series(0.1) },
    measures: [
      { key: "stateSpaceDivergence", value: 0.3, floor: 0.1 },
      { key: "spectralDistance", value: 0.07, floor: 0.05 },
      { key: "predictionError", value: 5e-4, floor: 1e-3 },
    ],
    spectra: Array.from({ length: dimension }, () => ({ frequencies, truth: powers, generated: powers })),
    exponents: { network: { exponents: [0.9, 0, -14], standardErrors: [0.01, 0.01, 0.1] } },
    pieces: piecesOf(dimension),
    ...change,
  };
}

/** Three regions, of which the last has no fixed point, and the second a virtual one far away. */
function piecesOf(dimension: number): Pieces {
  const at = (value: number) => new Array<number>(dimension).fill(value);
  const saddle = {
    place: at(0.1),
    real: true,
    stability: "saddle",
    index: 1,
    largestMultiplier: 1.2,
    turns: false,
  } as const;
  const focus = {
    place: at(90),
    real: false,
    stability: "attracting",
    index: 0,
    largestMultiplier: 0.9,
    turns: true,
  } as const;
  return {
    fixedPoints: { how: "all", points: [saddle] },
    regions: {
      visited: 3,
      steps: 20_000,
      borderCrossings: 4000,
      topologicalEntropy: 0.48,
      graph: {
        nodes: [
          { region: "1", share: 0.6, place: at(0.5), fixedPoint: saddle },
          { region: "0", share: 0.3, place: at(-0.5), fixedPoint: focus },
          { region: "2", share: 0.1, place: at(0) },
        ],
        edges: [
          { from: 0, to: 0, probability: 0.8 },
          { from: 0, to: 1, probability: 0.2 },
          { from: 1, to: 2, probability: 1 },
          { from: 2, to: 0, probability: 1 },
        ],
      },
    },
  };
}

const pageOf = (reconstruction: Reconstruction) => parseHTML(reportPage(reconstruction)).document;

describe("reportPage", () => {
  test.each([1, 2, 3, 5, 12])("draws data of %d components with finite coordinates", (dimension) => {
    const document = pageOf(sample(dimension));
    const paths = [...document.querySelectorAll("svg path[d]")];
    expect(paths.length).toBeGreaterThan(3);
    for (const path of paths) expect(path.getAttribute("d")).not.toMatch(/NaN|Infinity/);
    expect(document.querySelectorAll("canvas")).toHaveLength(dimension >= 3 ? 1 : 0);
    expect(document.querySelectorAll(".projections svg")).toHaveLength([0, 0, 2][dimension] ?? 6);
  });

  test("asks the network for nothing", () => {
    const page = reportPage(sample(3));
    expect(page).not.toMatch(/<(script|img|link|iframe)[^>]+(src|href)="(?!data:)/);
    expect(page).not.toMatch(/@import|url\(http/);
  });

  test("shows names and commands as text, whatever characters they hold", () => {
    const document = pageOf(sample(3));
    expect(document.querySelector("h1")?.textContent).toBe("The network has learned Waves & <sines>.");
    expect(document.querySelector(".command")?.textContent).toBe("attractors reconstruct --data 'a b.csv'");
  });

  test("carries the points of both attractors exactly as Float32", () => {
    const { truth } = sample(3);
    const base64 = pageOf(sample(3)).querySelector("[data-viewer]")?.getAttribute("data-truth") ?? "";
    const points = new Float32Array(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)).buffer);
    expect(points).toEqual(Float32Array.from(truth.values));
  });

  test("draws the linear regions with their transitions, and tells what their fixed points are", () => {
    const section = pageOf(sample(3)).querySelector(".regions");
    expect(section?.querySelector(".lead")?.textContent).toContain(
      "visits 3 linear regions and crosses a border 4000 times",
    );
    expect(section?.querySelectorAll("svg")).toHaveLength(3);
    const [first] = section?.querySelectorAll("svg") ?? [];
    expect(first.querySelectorAll('[aria-label="arrow"] path')).toHaveLength(3);
    expect([...first.querySelectorAll('[aria-label="text"] text')].map(({ textContent }) => textContent)).toEqual([
      "1",
      "2",
      "3",
    ]);
    const rows = [...(section?.querySelectorAll("tbody tr") ?? [])].map((row) =>
      [...row.querySelectorAll("th, td")].slice(0, 4).map(({ textContent }) => textContent),
    );
    expect(rows).toEqual([
      ["1", "60.0 %", "1 (80 %), 2 (20 %)", "real, saddle"],
      ["2", "30.0 %", "3 (100 %)", "virtual, attracting focus"],
      ["3", "10.0 %", "1 (100 %)", "none, or many"],
    ]);
  });

  test("says in words that regions are too many to be drawn, or one alone", () => {
    const { fixedPoints } = piecesOf(3);
    const lead = (visited: number) => {
      const regions = { visited, steps: 1000, borderCrossings: 900, topologicalEntropy: 0.4 };
      return pageOf(sample(3, { pieces: { fixedPoints, regions } })).querySelector(".regions")?.textContent;
    };
    expect(lead(700)).toContain("visits 700 linear regions");
    expect(lead(700)).toContain("too many to be drawn");
    expect(lead(1)).toContain("stays in one linear region");
    expect(pageOf(sample(3, { pieces: { fixedPoints } })).querySelector(".regions")).toBeNull();
  });

  test("lists the fixed points, and says whether they are all", () => {
    const { fixedPoints } = piecesOf(3);
    const section = pageOf(sample(3)).querySelector(".fixed-points");
    expect(section?.querySelector(".lead")?.textContent).toContain("There is 1: every combination");
    expect([...(section?.querySelectorAll("tbody th, tbody td") ?? [])].map(({ textContent }) => textContent)).toEqual([
      "saddle",
      "0.100",
      "0.100",
      "0.100",
      "1",
      "1.200",
    ]);
    const many = { how: "stopped", points: new Array(30).fill(fixedPoints.points[0]) } as const;
    const long = pageOf(sample(3, { pieces: { fixedPoints: many } })).querySelector(".fixed-points");
    expect(long?.querySelectorAll("tbody tr")).toHaveLength(24);
    expect(long?.textContent).toContain("found 30 until its time was over");
    const none = pageOf(sample(3, { pieces: { fixedPoints: { how: "searched", points: [] } } }));
    expect(none.querySelector(".fixed-points")?.textContent).toContain("found none");
    expect(none.querySelector(".fixed-points table")).toBeNull();
  });

  test("stands when the network diverges", () => {
    const wild = sample(3);
    wild.generated.values.fill(Number.NaN, 30);
    wild.forecast.predicted.values.fill(Infinity, 30);
    const spectra = wild.spectra.map(({ frequencies, truth }) => ({ frequencies, truth }));
    const measures = wild.measures.map((measure) => ({ ...measure, value: Infinity }));
    const document = pageOf({ ...wild, spectra, measures, exponents: {} });
    expect(document.querySelector("h1")?.textContent).toContain("it diverges");
    for (const path of document.querySelectorAll("svg path[d]"))
      expect(path.getAttribute("d")).not.toMatch(/NaN|Infinity/);
  });

  test("stands when training was stopped in its first epoch", () => {
    const { training } = sample(3);
    const short = { ...training, epoch: 0, losses: new Float64Array(0), scores: [], ended: "stopped" as const };
    expect(pageOf(sample(3, { training: short })).querySelectorAll(".training svg path").length).toBeGreaterThan(0);
  });
});

describe("verdictOf", () => {
  const with_ = (divergence: number, distance: number) =>
    verdictOf(
      sample(3, {
        measures: [
          { key: "stateSpaceDivergence", value: divergence, floor: 0.1 },
          { key: "spectralDistance", value: distance, floor: 0.05 },
        ],
      }),
    ).level;

  test("asks for geometry and rhythm both", () => {
    expect([with_(0.3, 0.07), with_(0.3, 0.3), with_(3, 0.07), with_(0.3, 0.9), with_(16, 0.07)]).toEqual([
      "good",
      "rough",
      "rough",
      "poor",
      "poor",
    ]);
  });

  test("says so if the network comes to rest", () => {
    const still = sample(3, { measures: [] });
    still.generated.values.fill(0.5, 900);
    expect(verdictOf(still).explanation).toContain("comes to rest at a point");
  });

  test("tells of restarts and of a stopped training", () => {
    const { training } = sample(3);
    const { remarks } = verdictOf(
      sample(3, { training: { ...training, ended: "stopped", restarts: [{ epoch: 7, learningRateFactor: 0.5 }] } }),
    );
    expect(remarks.join(" ")).toMatch(/stopped after 100 epochs.*diverged 1 time \(after epoch 7\)/);
  });
});
