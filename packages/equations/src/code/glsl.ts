import { binary, call, choice, type Expression, number } from "../expression/expression.ts";
import type { Language } from "./lower.ts";
import { printer } from "./print.ts";

/** From here on tanh is 1 in single precision, while some drivers compute it from exponentials that overflow. */
const TANH_IS_ONE = 16;

/** GLSL ES 3.00. Its `pow` is undefined for a negative base: that takes the base's absolute value, and its sign apart. */
export const glsl: Language = {
  largestPower: 64,
  power: (base, exponent) => {
    const size = call("pow", call("abs", base), exponent);
    if (exponent.kind === "number") return size;
    const odd = choice(
      "==",
      call("mod", call("abs", exponent), number(2)),
      number(1),
      { kind: "negation", of: size },
      size,
    );
    return choice("<", base, number(0), odd, size);
  },
  calls: {
    atan2: (u, v) => call("atan", u, v),
    cbrt: (u) => binary("*", call("sign", u), call("pow", call("abs", u), number(1 / 3))),
    heaviside: (u) => choice(">", u, number(0), number(1), number(0)),
    tanh: (u) => call("tanh", call("clamp", u, number(-TANH_IS_ONE), number(TANH_IS_ONE))),
  },
};

/** Writes a lowered expression as GLSL, in which whole numbers are of another type unless they have a point. */
export const glslOfExpression: (expression: Expression) => string = /* @__PURE__ */ printer({
  number: glslOfNumber,
  call: (name, args) => `${name}(${args.join(", ")})`,
  variadic: false,
  equality: { "==": "==", "!=": "!=" },
});

function glslOfNumber(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

const GREEK: Readonly<Record<string, string>> = {
  ...{ α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "epsilon", ζ: "zeta", η: "eta", θ: "theta", ι: "iota" },
  ...{ κ: "kappa", λ: "lambda", μ: "mu", ν: "nu", ξ: "xi", ο: "omicron", π: "pi_", ρ: "rho", σ: "sigma", ς: "sigma_" },
  ...{ τ: "tau", υ: "upsilon", φ: "phi", χ: "chi", ψ: "psi", ω: "omega" },
};

/** A name as GLSL allows it: of Latin letters, with no two `_` in a row, and none of the beginning `gl_`. */
export function glslOfName(name: string): string {
  const latin = name.replaceAll(/[Α-Ωα-ω]/g, (letter) => {
    const small = GREEK[letter.toLowerCase()];
    return letter === letter.toLowerCase() ? small : `${small[0].toUpperCase()}${small.slice(1)}`;
  });
  return latin.replaceAll(/_{2,}/g, "_").replace(/^gl_/, "gl");
}

/** Words of GLSL ES 3.00, and its functions that generated code calls. */
export const GLSL_RESERVED: readonly string[] = (
  "active asm atomic_uint attribute bool break bvec2 bvec3 bvec4 case cast centroid class coherent common const continue " +
  "default discard do double dvec2 dvec3 dvec4 else enum extern external false filter fixed flat float for fvec2 fvec3 " +
  "fvec4 goto half highp hvec2 hvec3 hvec4 if iimage1D iimage2D iimage3D image1D image2D image3D in inline inout input " +
  "int interface invariant isampler2D isampler2DArray isampler3D isamplerCube ivec2 ivec3 ivec4 layout long lowp main mat2 " +
  "mat2x2 mat2x3 mat2x4 mat3 mat3x2 mat3x3 mat3x4 mat4 mat4x2 mat4x3 mat4x4 mediump namespace noinline noperspective out " +
  "output partition patch precision public readonly resource restrict return sample sampler1D sampler2D sampler2DArray " +
  "sampler2DRect sampler2DShadow sampler3D samplerBuffer samplerCube samplerCubeShadow short sizeof smooth static struct " +
  "subroutine superp switch template this true typedef uimage1D uimage2D uimage3D uint uniform union unsigned usampler2D " +
  "usampler2DArray usampler3D usamplerCube using uvec2 uvec3 uvec4 varying vec2 vec3 vec4 void volatile while writeonly " +
  "abs acos asin atan clamp cos cosh exp floor log max min mod pow sign sin sinh sqrt tan tanh"
).split(" ");
