import type { Rows } from '../../../core/rows/rows';
import { ModuleItems, type ScanExports, type ScanModule } from '../../../core/scan/moduleItems';
import binary from '../../../core/scan/wasm.wasm';

// The part of WebAssembly's interface that is used: the types of Node.js have none.
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/**
 * What reads items by the scanner's WebAssembly module; undefined where there is no WebAssembly, or none with vectors
 * of 128 bits.
 */
export function fastItems(): ((rows: Rows) => ModuleItems) | undefined {
  if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(binary)) return undefined;
  const module = new WebAssembly.Module(binary);
  const start: ScanModule = (imports) => new WebAssembly.Instance(module, imports).exports as ScanExports;
  return (rows) => new ModuleItems(rows, start);
}
