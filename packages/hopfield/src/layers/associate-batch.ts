import { activate } from "./activation.ts";
import { appendPattern } from "./append-pattern.ts";
import type { AssociationInputs, AssociationLayer, LayerRun, RunLayerOptions } from "./association-layer.ts";
import { addendsOf } from "./association-mask.ts";
import type { AssociationSettings } from "./association-settings.ts";
import { associatePatterns, type HeadPatterns } from "./iterated-association.ts";
import { layerNorm, type Normalization } from "./layer-norm.ts";
import { linear } from "./linear.ts";
import { checkPatternTensor, emptyLike, inPrecision, type NamedTensors, sumOf, type Tensor } from "./tensor.ts";

/** As `runAssociation`, batch first; an input of a single item serves the whole batch. */
export function associateBatch(
  where: string,
  { settings, parameters: p }: Pick<AssociationLayer, "settings" | "parameters">,
  batch: number,
  { rng, ...masks }: RunLayerOptions,
  inputs: Required<AssociationInputs>,
): LayerRun<Required<AssociationInputs>> {
  const { heads, storedStatic, stateStatic, projectionStatic, compatibility } = settings;
  const { state, stored, projection } = checkInputs(where, settings, inputs);

  const normed = {
    state: normalize(state, settings.stateNorm, p.stateScale, p.stateShift),
    stored: normalize(stored, settings.storedNorm, p.storedScale, p.storedShift),
    projection: normalize(projection, settings.projectionNorm, p.projectionScale, p.projectionShift),
  };
  const toHidden = project(normed.state.output, !stateStatic, p.stateWeight, p.stateBias);
  const toKeys = project(normed.stored.output, !storedStatic, p.storedWeight, p.storedBias);
  const connected = settings.projectionConnected && !storedStatic;
  const toConnected = project(normed.projection.output, connected, p.storedWeight, p.storedBias);
  const toValues = project(toConnected.output, !projectionStatic, p.projectionWeight, p.projectionBias);

  const hidden = settings.hiddenSize ?? toKeys.output.shape[2];
  const hiddenState = normalize(toHidden.output, settings.hiddenNorm, p.hiddenScale, p.hiddenShift, hidden);
  const hiddenKeys = normalize(toKeys.output, settings.hiddenNorm, p.hiddenScale, p.hiddenShift, hidden);

  const biased = settings.biasPattern && !compatibility?.unusedBiasPattern;
  const keys = appendPattern(hiddenKeys.output, biased ? p.storedBiasPattern : undefined, settings.zeroPattern);
  const values = appendPattern(toValues.output, biased ? p.projectionBiasPattern : undefined, settings.zeroPattern);

  const patternsOf = (tensor: Tensor, shared: boolean, width: number): HeadPatterns => ({
    tensor,
    shared,
    width,
    item: (b, h) => {
      if (tensor.shape[0] === 1) return 0;
      return shared && compatibility?.dealtStaticPatterns ? (b * heads + h) % batch : b;
    },
  });
  const valuesShared = projectionStatic && !connected;
  const width = valuesShared ? values.output.shape[2] : values.output.shape[2] / heads;
  const problem = {
    batch,
    heads,
    state: patternsOf(hiddenState.output, stateStatic, hidden),
    stored: patternsOf(keys.output, storedStatic, hidden),
    projected: patternsOf(values.output, valuesShared, width),
    addends: addendsOf(where, masks, {
      batch,
      heads,
      states: state.shape[1],
      stored: stored.shape[1],
      added: (biased ? 1 : 0) + (settings.zeroPattern ? 1 : 0),
    }),
    ...scalings(where, settings, hidden),
    updateSteps: settings.updateSteps,
    tolerance: settings.tolerance,
    dropout: settings.dropout,
    rng,
    scattered: compatibility?.scatteredUpdateGradients === true && !settings.zeroPattern,
  };
  const associated = associatePatterns(problem);
  const projected = settings.outputProjection ? linear(associated.output, p.outputWeight, p.outputBias) : undefined;
  const activated = activate(projected?.output ?? associated.output, settings.activation);

  return {
    output: activated.output,
    association: associated.association,
    projected: () => headsApart(problem.projected, batch, heads),
    back(gradient) {
      const toProjected = activated.back(inPrecision(gradient, settings.precision));
      const toOutput = projected?.back(toProjected);
      const toHeads = associated.back(toOutput?.input ?? toProjected);
      const toKeysAll = keys.back(toHeads.stored);
      const toValuesAll = values.back(toHeads.projected);
      const toHiddenState = hiddenState.back(toHeads.state);
      const toHiddenKeys = hiddenKeys.back(toKeysAll.input);
      const toState = toHidden.back(toHiddenState.input);
      const toStored = toKeys.back(toHiddenKeys.input);
      const toValue = toValues.back(toValuesAll.input);
      const toConnection = toConnected.back(toValue.input);
      const normedState = normed.state.back(toState.input);
      const normedStored = normed.stored.back(toStored.input);
      const normedProjection = normed.projection.back(toConnection.input);
      return {
        inputs: { state: normedState.input, stored: normedStored.input, projection: normedProjection.input },
        parameters: present({
          stateWeight: toState.weight,
          stateBias: toState.bias,
          storedWeight: added(toStored.weight, toConnection.weight),
          storedBias: added(toStored.bias, toConnection.bias),
          projectionWeight: toValue.weight,
          projectionBias: toValue.bias,
          outputWeight: toOutput?.weight,
          outputBias: toOutput?.bias,
          storedBiasPattern: toKeysAll.pattern,
          projectionBiasPattern: toValuesAll.pattern,
          stateScale: normedState.scale,
          stateShift: normedState.shift,
          storedScale: normedStored.scale,
          storedShift: normedStored.shift,
          projectionScale: normedProjection.scale,
          projectionShift: normedProjection.shift,
          hiddenScale: added(toHiddenState.scale, toHiddenKeys.scale),
          hiddenShift: added(toHiddenState.shift, toHiddenKeys.shift),
        }),
      };
    },
  };
}

function checkInputs(
  where: string,
  settings: AssociationSettings,
  { state, stored, projection }: Required<AssociationInputs>,
): Required<AssociationInputs> {
  const { hiddenSize, patternSize, precision, projectionConnected } = settings;
  const width = (isStatic: boolean, normed: boolean, size: number | undefined, staticSize: number | undefined) =>
    isStatic && !normed ? staticSize : size;
  const { stateStatic, storedStatic, projectionStatic } = settings;
  const free = settings.outputProjection ? patternSize : undefined;
  checkPatternTensor(
    `${where}: state`,
    state,
    width(stateStatic, !!settings.stateNorm, settings.inputSize, hiddenSize),
  );
  checkPatternTensor(
    `${where}: stored`,
    stored,
    width(storedStatic, !!settings.storedNorm, settings.storedSize, hiddenSize),
  );
  checkPatternTensor(
    `${where}: projection`,
    projection,
    width(
      projectionStatic && !(projectionConnected && !storedStatic),
      !!settings.projectionNorm,
      settings.projectionSize,
      free,
    ),
  );
  if (stored.shape[1] !== projection.shape[1]) {
    throw new RangeError(
      `${where}: stored and projection must have the same length, got ${stored.shape[1]} and ${projection.shape[1]}`,
    );
  }
  const hidden = hiddenSize ?? stored.shape[2];
  for (const [name, isStatic, tensor] of [
    ["state", stateStatic, state],
    ["stored", storedStatic, stored],
  ] as const) {
    if (isStatic && tensor.shape[2] !== hidden) {
      throw new RangeError(`${where}: a static ${name} must be ${hidden} wide, got a shape of [${tensor.shape}]`);
    }
  }
  return {
    state: inPrecision(state, precision),
    stored: inPrecision(stored, precision),
    projection: inPrecision(projection, precision),
  };
}

/** β of each component. */
function scalings(where: string, settings: AssociationSettings, hidden: number) {
  const { heads, scaling, stateStatic, compatibility } = settings;
  const constant = Float64Array.from({ length: heads * hidden }, (_, c) => scaling[Math.floor(c / hidden)]);
  if (!compatibility?.dealtScaling || scaling.every((beta) => beta === scaling[0])) {
    return { firstScaling: constant, laterScaling: constant };
  }
  if (hidden % heads !== 0 && (stateStatic || settings.updateSteps.some((steps) => steps > 0))) {
    throw new RangeError(
      `${where}: scalings can be dealt out only if hiddenSize is divisible by heads, got ${hidden} and ${heads}`,
    );
  }
  const withinHead = constant.map((_, c) => scaling[(c % hidden) % heads]);
  const overHeads = constant.map((_, c) => scaling[c % heads]);
  return { firstScaling: stateStatic ? withinHead : overHeads, laterScaling: withinHead };
}

function normalize(
  input: Tensor,
  norm: Normalization | false,
  scale: Tensor | undefined,
  shift: Tensor | undefined,
  width: number = input.shape[2],
) {
  if (norm) return layerNorm(input, { width, epsilon: norm.epsilon, scale, shift });
  return { output: input, back: (gradient: Tensor) => ({ input: gradient, scale: undefined, shift: undefined }) };
}

function project(input: Tensor, projected: boolean, weight: Tensor, bias: Tensor | undefined) {
  if (projected) return linear(input, weight, bias);
  return { output: input, back: (gradient: Tensor) => ({ input: gradient, weight: undefined, bias: undefined }) };
}

function added(first: Tensor | undefined, second: Tensor | undefined): Tensor | undefined {
  return first ? sumOf(first, second) : second;
}

function present(tensors: Readonly<Record<string, Tensor | undefined>>): NamedTensors {
  const out: Record<string, Tensor> = {};
  for (const [name, tensor] of Object.entries(tensors)) if (tensor) out[name] = tensor;
  return out;
}

function headsApart({ tensor, shared, width, item }: HeadPatterns, batch: number, heads: number): Tensor {
  const [, length, stride] = tensor.shape;
  const data = emptyLike(tensor.data, batch * heads * length * width);
  for (let b = 0, to = 0; b < batch; b++) {
    for (let h = 0; h < heads; h++) {
      const start = item(b, h) * length * stride + (shared ? 0 : h * width);
      for (let s = 0; s < length; s++) for (let j = 0; j < width; j++) data[to++] = tensor.data[start + s * stride + j];
    }
  }
  return { shape: [batch, heads, length, width], data };
}
