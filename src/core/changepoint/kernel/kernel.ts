import { HunterError } from '../../errors';
import WASM from './wasm.generated.json';

/** What the kernel exports; see `assembly/`. Pointers are offsets in its memory, flags are 0 or 1. */
export interface Exports {
  memory: WebAssembly.Memory;
  keptFrom(): number;
  memoryEnd(): number;
  input(n: number): number;
  recordsAt(): number;
  describe(start: number, end: number): void;
  otavaBegin(windowLength: number, maxPValue: number, minMagnitude: number, from: number): void;
  otavaKnown(index: number): void;
  otavaSettle(): number;
  otavaFound(from: number): number;
  otavaAdvance(budget: number): number;
  otavaOutput(reference: number): void;
  otavaBatch(): number;
  otavaCandidate(start: number, end: number): void;
  robustBegin(maxPValue: number, minMagnitude: number, minProminence: number): void;
  robustMore(n: number): number;
  robustTimes(): number;
  robustTake(): void;
  robustAdvance(budget: number): number;
  robustSummary(): void;
  robustPoints(): number;
  robustSegments(): number;
}

/** Doubles of a record, as `assembly/records.ts` has it. */
export const RECORD = 10;

/** A run of a kernel, kept to go on with it. */
export interface KeptRun {
  /** From `keptFrom` on. */
  memory: Uint8Array;
  variables: number[];
}

const PAGE = 65_536;

/** The compiled detection code with a memory of its own. Runs do not overlap: beginning one ends the one before. */
export class Kernel {
  private at = 0;
  private length = 0;
  private readonly variables: WebAssembly.Global[];

  /** @param module what `fork` makes another instance of */
  constructor(
    readonly exports: Exports,
    private readonly module?: WebAssembly.Module
  ) {
    const all: Array<[string, unknown]> = Object.entries(exports);
    this.variables = all.flatMap(([name, one]) => (name.startsWith('state') ? [one as WebAssembly.Global] : []));
  }

  /** @throws HunterError where WebAssembly or its vectors are missing, or forbidden */
  static async load(): Promise<Kernel> {
    if (typeof WebAssembly === 'undefined') {
      throw unsupported('this browser has no WebAssembly');
    }
    const bytes = Uint8Array.from(atob(WASM), (letter) => letter.charCodeAt(0));
    try {
      const { module, instance } = await WebAssembly.instantiate(bytes);
      return new Kernel(exportsOf(instance), module);
    } catch (error) {
      throw unsupported(error instanceof Error ? error.message : String(error));
    }
  }

  /** The same code with another memory. */
  async fork(): Promise<Kernel> {
    const instance = await WebAssembly.instantiate(this.module!);
    return new Kernel(exportsOf(instance), this.module);
  }

  /** Begins a run with these values. */
  write(values: Float64Array): void {
    this.length = values.length;
    this.at = this.enoughMemory(values.length, () => this.exports.input(values.length));
    this.values().set(values);
  }

  /** The values of the run, missing ones filled once it has begun. Good until the next call: memory may move. */
  values(): Float64Array {
    return new Float64Array(this.exports.memory.buffer, this.at, this.length);
  }

  /** The first `count` records of the last batch. Good until the next call. */
  records(count: number): Float64Array {
    return new Float64Array(this.exports.memory.buffer, this.exports.recordsAt(), count * RECORD);
  }

  /** Keeps a run of `robust`. @param old a kept run that is no longer needed, whose memory is used again */
  keep(old?: KeptRun): KeptRun {
    const start = this.exports.keptFrom();
    const length = this.exports.memoryEnd() - start;
    const memory = old?.memory.length === length ? old.memory : new Uint8Array(length);
    memory.set(new Uint8Array(this.exports.memory.buffer, start, length));
    return { memory, variables: this.variables.map(({ value }) => value as number) };
  }

  /** Goes back to a run that was kept, of this kernel or of another one. Its `values` are not known any more. */
  resume({ memory, variables }: KeptRun): void {
    const own = this.exports.memory;
    const start = this.exports.keptFrom();
    const missing = start + memory.length - own.buffer.byteLength;
    if (missing > 0) {
      this.enoughMemory(memory.length, () => own.grow(Math.ceil(missing / PAGE)));
    }
    new Uint8Array(own.buffer).set(memory, start);
    this.variables.forEach((variable, i) => (variable.value = variables[i]));
  }

  /** Runs what may need more memory than there is. */
  enoughMemory<T>(length: number, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) {
        throw new HunterError('input', `There is not enough memory to analyse a series of ${length} values.`);
      }
      throw error;
    }
  }
}

function unsupported(reason: string): HunterError {
  return new HunterError(
    'unsupported',
    `Change points cannot be detected here: ${reason}. It takes a browser of 2023 or later, and where a content security policy is set, 'wasm-unsafe-eval' in its script-src.`
  );
}

/** WebAssembly says nothing of the types of what it exports: they are those of `assembly/index.ts`. */
const exportsOf = (instance: WebAssembly.Instance) => instance.exports as unknown as Exports;
