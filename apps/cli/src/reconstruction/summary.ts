import { formatNumber } from "../format.ts";
import { verdictOf } from "../report/verdict.ts";
import type { Reconstruction } from "./reconstruction.ts";

const NAMES = {
  stateSpaceDivergence: "D_stsp (geometry)",
  spectralDistance: "D_H (rhythm)",
  predictionError: "PE(20)",
};

/** The short table that ends a run, as lines of text. */
export function summaryOf(reconstruction: Reconstruction): string {
  const { headline, remarks } = verdictOf(reconstruction);
  const { measures, exponents } = reconstruction;
  const largest = exponents.network?.exponents[0];
  const rows = [
    ["", "network", "true against true"],
    ...measures.map(({ key, value, floor }) => [
      NAMES[key],
      formatNumber(value),
      key === "predictionError" ? `${formatNumber(floor)} (by analogues)` : formatNumber(floor),
    ]),
    [
      "largest exponent",
      largest === undefined ? "–" : formatNumber(largest),
      exponents.truth ? formatNumber(exponents.truth.exponents[0]) : "unknown",
    ],
  ];
  const widths = [0, 1, 2].map((k) => Math.max(...rows.map((row) => row[k].length)));
  const table = rows.map((row) => `  ${row.map((cell, k) => cell.padEnd(widths[k])).join("   ")}`.trimEnd());
  return [headline, ...remarks, "", ...table, ""].join("\n");
}
