/** How invariants are measured. Part of each unit's input: other settings are other units. */
export interface MeasureSettings {
  /** Thrown away before everything, in periods of a flow or iterations of a map. */
  readonly transient: number;
  /** The least duration over which exponents are averaged, in periods or iterations. */
  readonly least: number;
  /** The greatest. */
  readonly greatest: number;
  /** The standard error of the largest exponent at which the averaging ends, as a fraction of it. */
  readonly error: number;
  /** Samples for averages, periods and the correlation dimension. */
  readonly samples: number;
  /** Allowed relative error per step. */
  readonly tolerance: number;
}

export const flowSettings: MeasureSettings = {
  transient: 2000,
  least: 2000,
  greatest: 256_000,
  error: 0.003,
  samples: 80_000,
  tolerance: 1e-9,
};

export const mapSettings: MeasureSettings = {
  transient: 100_000,
  least: 1_000_000,
  greatest: 64_000_000,
  error: 0.0002,
  samples: 100_000,
  tolerance: 0,
};

/** Delay systems move some hundred numbers, so that they are followed for less long. */
export const delaySettings: MeasureSettings = {
  transient: 500,
  least: 500,
  greatest: 48_000,
  error: 0.003,
  samples: 40_000,
  tolerance: 1e-9,
};

/** The systems whose exponents the literature has with three or four digits. */
export const preciseSettings: Readonly<Record<string, MeasureSettings>> = {
  Lorenz: { ...flowSettings, error: 0.0002, greatest: 1_000_000 },
  Roessler: { ...flowSettings, error: 0.002 },
  Chen: { ...flowSettings, error: 0.0005, greatest: 1_000_000 },
  HyperRoessler: { ...flowSettings, error: 0.003 },
  Thomas: { ...flowSettings, error: 0.001 },
};
