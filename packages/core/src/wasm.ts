/** A WebAssembly kernel in its two builds, as base64: plain SIMD, and relaxed SIMD with fused multiply-add. */
export interface WasmSource {
  readonly simd: string;
  readonly relaxed: string;
}

export interface WasmOptions {
  /** Bytes of memory that the kernel may use. It never grows, so that views on it stay valid. */
  bytes: number;
  /**
   * Whether to take the relaxed build: faster, but its last bits differ between processors.
   * @default whether this machine can run it
   */
  relaxed?: boolean;
}

/** A kernel with its own memory, ready to be called. */
export interface WasmInstance {
  readonly memory: ArrayBuffer;
  /** The functions that the kernel exports. Throws a TypeError if there is none of that name. */
  call(name: string): (...numbers: number[]) => number;
  readonly relaxed: boolean;
}

/** Bytes at the start of the memory that AssemblyScript may use for constants: data of the caller begin behind them. */
const RESERVED = 2048;
const PAGE = 65536;

const compiled: Map<string, WebAssembly.Module> = /* @__PURE__ */ new Map();

/**
 * Makes a kernel ready to be called, without fetching anything: in Node, browsers and workers.
 * Compilation is synchronous (some milliseconds) and happens once per build. The caller's data may begin at byte
 * `WasmInstance.start`.
 *
 * @throws {RangeError} if the memory cannot be had.
 */
export function loadWasm(
  source: WasmSource,
  { bytes, relaxed = supportsRelaxedSimd(source) }: WasmOptions,
): WasmInstance & { readonly start: number } {
  const module = compile(relaxed ? source.relaxed : source.simd);
  const initial = Math.ceil((bytes + RESERVED) / PAGE);
  const memory = new WebAssembly.Memory({ initial, maximum: PAGE });
  const { exports } = new WebAssembly.Instance(module, { env: { memory, abort: stopOnTrap } });
  return {
    memory: memory.buffer,
    start: RESERVED,
    relaxed,
    call(name) {
      const found = exports[name];
      if (typeof found !== "function") throw new TypeError(`loadWasm: the kernel has no function ${name}`);
      return found as (...numbers: number[]) => number;
    },
  };
}

function supportsRelaxedSimd({ relaxed }: WasmSource): boolean {
  return compiled.has(relaxed) || WebAssembly.validate(decode(relaxed));
}

function compile(base64: string): WebAssembly.Module {
  let module = compiled.get(base64);
  if (!module) {
    module = new WebAssembly.Module(decode(base64));
    compiled.set(base64, module);
  }
  return module;
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let k = 0; k < text.length; k++) bytes[k] = text.charCodeAt(k);
  return bytes;
}

function stopOnTrap(): never {
  throw new Error("a WebAssembly kernel stopped");
}
