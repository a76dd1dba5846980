import type { Rows } from '../rows/rows';
import { type Items, MAX_MEMORY } from './items';
import { ModuleHost } from './moduleHost';

/** What the WebAssembly module gives: see wasm/index.ts. */
export interface ScanExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  begin(low: number, high: number): void;
  open(length: number): number;
  nextBatch(): void;
  learned(): number;
  isLookup(brace: number): number;
  read(brace: number): number;
  readOn(at: number): number;
}

/** A module that is compiled: makes an instance, with a memory of its own, that calls these functions. */
export type ScanModule = (imports: { readonly host: ReturnType<ModuleHost['functions']> }) => ScanExports;

/** Reads items by the WebAssembly module. The log is copied into its memory, and rows come out of it. */
export class ModuleItems implements Items {
  #odd = 0;
  #host!: ModuleHost;
  #exports!: ScanExports;

  constructor(
    readonly rows: Rows,
    readonly module: ScanModule,
  ) {
    this.#begin();
  }

  get odd(): number {
    return this.#odd + this.#host.odd;
  }

  open(bytes: Uint8Array): void {
    const at = this.#exports.open(bytes.length);
    this.#host.bytes.set(bytes, at);
  }

  isLookup(brace: number): boolean {
    return this.#exports.isLookup(brace) !== 0;
  }

  read(brace: number): number {
    return this.#exports.read(brace);
  }

  readOn(at: number): number {
    return this.#exports.readOn(at);
  }

  nextBatch(): void {
    this.#exports.nextBatch();
    this.#host.nextBatch();
    // Strings take about as much as the bytes that they are made of, twice. A memory never shrinks: another one does.
    if (this.#exports.learned() * 3 <= MAX_MEMORY) return;
    this.#odd += this.#host.odd;
    this.#begin();
  }

  #begin(): void {
    this.#host = new ModuleHost(this.rows);
    this.#exports = this.module({ host: this.#host.functions() });
    this.#host.memory = this.#exports.memory;
    const word = () => Math.floor(Math.random() * 2 ** 32);
    this.#exports.begin(word(), word());
  }
}
