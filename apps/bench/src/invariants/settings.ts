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
  /** Whether trajectories are known to escape in the end: the time before is measured. @default false */
  readonly escapes?: boolean;
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

/** Systems whose periods take a long time to integrate: an error of half a percent, or fewer periods, must do. */
const slow: MeasureSettings = { ...flowSettings, error: 0.0045, greatest: 64_000 };
const slower: MeasureSettings = { ...slow, greatest: 16_000 };

/** Trajectories that escape after hundreds or thousands of periods are measured before. */
const escaping: MeasureSettings = {
  ...flowSettings,
  transient: 20,
  least: 200,
  greatest: 200,
  samples: 4000,
  escapes: true,
};

/** The settings of single systems; the literature has the exponents of some with three or four digits. */
export const ownSettings: Readonly<Record<string, MeasureSettings>> = {
  Lorenz: { ...flowSettings, error: 0.0002, greatest: 1_000_000 },
  Roessler: { ...flowSettings, error: 0.002 },
  Chen: { ...flowSettings, error: 0.0005, greatest: 1_000_000 },
  Thomas: { ...flowSettings, error: 0.001 },
  ...settingsOf(slow, [
    ...["HyperLuChaotic", "HyperPang", "HyperQi", "HyperRoessler", "HyperWang", "HyperXu", "HyperYan", "HyperYangChen"],
    "BelousovZhabotinsky",
  ]),
  ...settingsOf(slower, [
    "FluidTrampoline",
    "FluidTrampolineChaotic",
    "StickSlipOscillatorChaotic",
    "Hopfield",
    "InteriorSquirmer",
    "LidDrivenCavityFlow",
    "MacArthur",
  ]),
  ...settingsOf(escaping, ["HyperLu", "Sakarya"]),
  // Its periods are very long.
  MacArthur: { ...slower, transient: 200, least: 500, greatest: 2000, samples: 8000 },
  VossDelay: { ...delaySettings, error: 0.01, greatest: 1000 },
};

function settingsOf(settings: MeasureSettings, names: readonly string[]): Record<string, MeasureSettings> {
  return Object.fromEntries(names.map((name) => [name, settings]));
}
