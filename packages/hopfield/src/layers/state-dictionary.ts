import { checkFinite, checkLength } from "@attractors/core";
import type { Numbers, Precision } from "../memory/precision.ts";
import type { AssociationLayer } from "./association-layer.ts";
import type { AssociationSettings } from "./association-settings.ts";
import type { DecoderLayer } from "./decoder-layer.ts";
import type { EncoderLayer } from "./encoder-layer.ts";
import { associationShapes } from "./initialize.ts";
import type { LookupLayer } from "./lookup-layer.ts";
import type { PoolingLayer } from "./pooling-layer.ts";
import { type NamedTensors, sizeOf, type Tensor } from "./tensor.ts";

/** Any layer of this package. */
export type HopfieldLayer = AssociationLayer | PoolingLayer | LookupLayer | EncoderLayer | DecoderLayer;

/** One tensor of a state dictionary: those of a layer one behind the other, zeros where a name is undefined. */
interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly parts: readonly { readonly name: string | undefined; readonly size: number }[];
}

/**
 * Parameters of a layer, or gradients with respect to them, under the names that they have in the public PyTorch layers
 * (hflayers 1.0.2), such as `association_core.in_proj_weight`. What has no gradient is left out.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { associationLayer, toStateDictionary } from "@attractors/hopfield";
 *
 * const layer = associationLayer({ inputSize: 6, heads: 2, rng: createRng(1) });
 * toStateDictionary(layer, layer.parameters)["association_core.in_proj_weight"].shape; // → [18, 6]
 * ```
 */
export function toStateDictionary(layer: HopfieldLayer, tensors: NamedTensors): NamedTensors {
  const dictionary: Record<string, Tensor> = {};
  for (const { name, shape, parts } of entriesOf(layer)) {
    if (parts.some((part) => part.name !== undefined && !tensors[part.name])) continue;
    const data = precisionOf(layer).array(sizeOf(shape));
    let at = 0;
    for (const part of parts) {
      if (part.name !== undefined) data.set(tensors[part.name].data, at);
      at += part.size;
    }
    dictionary[name] = { shape, data };
  }
  return dictionary;
}

/**
 * The same layer with the parameters of a state dictionary of the public PyTorch layers (hflayers 1.0.2).
 *
 * @throws {RangeError} if a tensor of the layer is missing, has another shape, or is not finite, or if the dictionary has one
 * that the layer does not: then the layer was made with other options.
 *
 * @example
 * ```ts
 * import { createRng } from "@attractors/core";
 * import { fromStateDictionary, poolingLayer, toStateDictionary } from "@attractors/hopfield";
 *
 * const trained = poolingLayer({ inputSize: 6, rng: createRng(1) });
 * const dictionary = toStateDictionary(trained, trained.parameters);
 * const layer = fromStateDictionary(poolingLayer({ inputSize: 6, rng: createRng(2) }), dictionary);
 * layer.parameters.stateWeight.data[0] === trained.parameters.stateWeight.data[0]; // → true
 * ```
 */
export function fromStateDictionary<L extends HopfieldLayer>(layer: L, dictionary: NamedTensors): L {
  const entries = entriesOf(layer);
  const known = new Set(entries.map(({ name }) => name));
  for (const name of Object.keys(dictionary)) {
    if (!known.has(name)) {
      throw new RangeError(`fromStateDictionary: the layer has no ${name}, only ${[...known].join(", ")}`);
    }
  }
  const parameters: Record<string, Tensor> = { ...layer.parameters };
  for (const { name, shape, parts } of entries) {
    const given = dictionary[name];
    if (!given) throw new RangeError(`fromStateDictionary: ${name} of shape [${shape}] is missing`);
    if (given.shape.length !== shape.length || shape.some((length, k) => length !== given.shape[k])) {
      throw new RangeError(`fromStateDictionary: ${name} must have the shape [${shape}], got [${given.shape}]`);
    }
    checkLength(`fromStateDictionary: ${name}`, given.data, sizeOf(shape));
    checkFinite(`fromStateDictionary: ${name}`, given.data);
    let at = 0;
    for (const part of parts) {
      if (part.name !== undefined) {
        const data = precisionOf(layer).array(part.size);
        data.set(given.data.subarray(at, at + part.size));
        parameters[part.name] = { shape: layer.parameters[part.name].shape, data };
      }
      at += part.size;
    }
  }
  return { ...layer, parameters };
}

function precisionOf({ settings }: HopfieldLayer): Precision<Numbers> {
  if ("association" in settings) return settings.association.precision;
  return "self" in settings ? settings.self.precision : settings.precision;
}

function entriesOf(layer: HopfieldLayer): Entry[] {
  switch (layer.kind) {
    case "association":
      return associationEntries(layer.settings, "", "");
    case "pooling":
      return [
        patternEntry(layer, "pooling_weights", "pooledState"),
        ...associationEntries(layer.settings, "hopfield.", ""),
      ];
    case "lookup":
      return [
        patternEntry(layer, "lookup_weights", "lookup"),
        ...(layer.settings.separateTargets ? [patternEntry(layer, "target_weights", "targets")] : []),
        ...associationEntries(layer.settings, "hopfield.", ""),
      ];
    case "encoder":
      return [
        ...associationEntries(layer.settings.association, "hopfield_association.", "association."),
        ...blockEntries(layer, { norm_residual: "residualNorm", norm_output: "outputNorm" }),
      ];
    case "decoder":
      return [
        ...associationEntries(layer.settings.self, "hopfield_association_self.", "self."),
        ...associationEntries(layer.settings.cross, "hopfield_association_cross.", "cross."),
        ...blockEntries(layer, {
          norm_residual_self: "selfNorm",
          norm_residual_cross: "crossNorm",
          norm_output: "outputNorm",
        }),
      ];
  }
}

/** Patterns that a layer owns: their first two lengths are exchanged if the sequence comes first. */
function patternEntry({ settings, parameters }: PoolingLayer | LookupLayer, torch: string, name: string): Entry {
  const { shape, data } = parameters[name];
  const swapped = settings.batchFirst ? shape : [shape[1], shape[0], shape[2]];
  return { name: torch, shape: swapped, parts: [{ name, size: data.length }] };
}

function blockEntries({ parameters }: EncoderLayer | DecoderLayer, norms: Readonly<Record<string, string>>): Entry[] {
  const same = (torch: string, name: string): Entry => {
    const { shape, data } = parameters[name];
    return { name: torch, shape, parts: [{ name, size: data.length }] };
  };
  return [
    same("linear_residual.weight", "innerWeight"),
    same("linear_residual.bias", "innerBias"),
    same("linear_output.weight", "outerWeight"),
    same("linear_output.bias", "outerBias"),
    ...Object.entries(norms).flatMap(([torch, name]) => [
      same(`${torch}.weight`, `${name}Scale`),
      same(`${torch}.bias`, `${name}Shift`),
    ]),
  ];
}

function associationEntries(settings: AssociationSettings, torch: string, prefix: string): Entry[] {
  const { heads, inputSize, storedSize, projectionSize, stateStatic, storedStatic, projectionStatic } = settings;
  const shapes = associationShapes(settings);
  const entries: Entry[] = [];
  const partOf = (name: string) => ({ name: prefix + name, size: sizeOf(shapes[name]) });
  const add = (name: string, own: string, shape: readonly number[] | undefined = shapes[own]) => {
    if (shapes[own]) entries.push({ name: torch + name, shape, parts: [partOf(own)] });
  };

  const core = "association_core.";
  const weights = ["stateWeight", "storedWeight", "projectionWeight"].filter((name) => shapes[name]);
  const sameSizes = storedSize === inputSize && projectionSize === inputSize;
  const packed = sameSizes && !settings.ownPatternSize && !settings.projectionConnected;
  if (packed && weights.length > 0) {
    const rows = weights.reduce((sum, name) => sum + shapes[name][0], 0);
    entries.push({
      name: `${torch + core}in_proj_weight`,
      shape: [rows, inputSize ?? 0],
      parts: weights.map(partOf),
    });
  } else {
    add(`${core}q_proj_weight`, "stateWeight");
    add(`${core}k_proj_weight`, "storedWeight");
    add(`${core}v_proj_weight`, "projectionWeight");
  }
  if (settings.bias && !(stateStatic && storedStatic && projectionStatic)) {
    // The part of the projection is there even if it is static, and then used for nothing.
    const unused = { name: undefined, size: heads * (settings.patternSize ?? 0) };
    const parts = [
      ...["stateBias", "storedBias"].filter((name) => shapes[name]).map(partOf),
      projectionStatic ? unused : partOf("projectionBias"),
    ];
    const length = parts.reduce((sum, { size }) => sum + size, 0);
    entries.push({ name: `${torch + core}in_proj_bias`, shape: [length], parts });
  }
  add(`${core}out_proj.weight`, "outputWeight");
  add(`${core}out_proj.bias`, "outputBias");
  for (const [name, own] of [
    ["bias_k", "storedBiasPattern"],
    ["bias_v", "projectionBiasPattern"],
  ]) {
    if (shapes[own]) add(core + name, own, [1, 1, shapes[own][0]]);
  }
  add(`${core}p_norm_weight`, "hiddenScale");
  add(`${core}p_norm_bias`, "hiddenShift");
  for (const [name, own] of [
    ["stored_pattern", "stored"],
    ["state_pattern", "state"],
    ["pattern_projection", "projection"],
  ]) {
    add(`norm_${name}.weight`, `${own}Scale`);
    add(`norm_${name}.bias`, `${own}Shift`);
  }
  return entries;
}
