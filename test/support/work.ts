// Counts work in place of time, so that tests of how work grows give the same answer on a busy machine: how often each
// block of JavaScript runs, loops and libraries included, and what the engine's own functions walk over.
import assert from 'node:assert/strict';
import { Session } from 'node:inspector';

let session: Session | undefined;

function post<T>(method: string, params: object = {}): T {
  let answer: unknown;
  session!.post(method, params, (error, result) => {
    if (error) throw error;
    answer = result;
  });
  return answer as T;
}

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

/**
 * Begins to count. Only code that has not run before is counted, so this comes first in a file, in `before`, and
 * the file's bundle must share no code with others: it belongs in `test/slow`.
 * https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#method-startPreciseCoverage
 */
export function startCounting(): void {
  session = new Session();
  session.connect();
  post('Profiler.enable');
  post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
}

export function stopCounting(): void {
  post('Profiler.stopPreciseCoverage');
  session?.disconnect();
  session = undefined;
}

/** Steps that something takes: runs of blocks in this bundle, and characters, bytes and items in native functions. */
export function stepsOf(run: () => unknown): number {
  assert.ok(session, 'startCounting() was called');
  post('Profiler.takePreciseCoverage');
  walked = 0;
  for (const [owner, name, walks] of NATIVE) watch(owner, name, walks);
  try {
    run();
  } finally {
    for (const restore of restores.splice(0)) restore();
  }
  return walked + blocksRun();
}

/** As {@link stepsOf}, for what goes on later; what native functions walk over is not among it. */
export async function stepsOfTask(run: () => Promise<unknown>): Promise<number> {
  assert.ok(session, 'startCounting() was called');
  post('Profiler.takePreciseCoverage');
  await run();
  return blocksRun();
}

/** How often blocks of this bundle were run since it was last asked. */
function blocksRun(): number {
  let blocks = 0;
  const { result } = post<Coverage>('Profiler.takePreciseCoverage');
  for (const { url, functions } of result) {
    if (!url.endsWith(__filename.replaceAll('\\', '/'))) continue;
    for (const { ranges } of functions) for (const { count } of ranges) blocks += count;
  }
  return blocks;
}

/**
 * Asserts that four times the input takes about four times the steps: a quadratic reader takes sixteen times as many,
 * one of n log n less than five, and a table that was just made larger less than six.
 * @param run what is done with an input of that size
 * @param size of the small input; at least as many steps must be counted
 * @param most steps for each unit of the size
 */
export function assertLinear<T>(
  make: (size: number) => T,
  run: (input: T) => unknown,
  size = 8000,
  most = Number.POSITIVE_INFINITY,
): void {
  const [once, four] = [size, 4 * size].map((one) => {
    const input = make(one);
    return stepsOf(() => run(input));
  }) as [number, number];
  assert.ok(once >= size, `Only ${once} steps were counted, so something is not counted.`);
  assert.ok(four <= most * 4 * size, `${four} steps for ${4 * size}`);
  assert.ok(four < 6 * once, `${size}: ${once} steps, ${4 * size}: ${four} steps`);
}

let walked = 0;
const restores: (() => void)[] = [];

type Sized = { readonly length: number };
/** What a call of a native function walks over. */
type Walks = (self: never, args: readonly never[], result: never) => number;

const wholeSelf: Walks = (self: Sized) => self.length;
const wholeResult: Walks = (_self, _args, result: Sized) => result.length;
const given: Walks = (_self, [items]: readonly Sized[]) => items?.length ?? 0;
const stretch: Walks = (self: Sized, [, start = 0, end = self.length]: readonly number[]) => end! - start!;
/** A search ends where something is found. */
const search: Walks = (self: Sized, [, from = 0]: readonly number[], found: number) =>
  Math.max(0, (found < 0 ? self.length : found) - from);
const match: Walks = (self: RegExp, [text]: readonly string[], found: RegExpExecArray | null) =>
  found ? found[0].length : self.sticky ? 1 : text!.length;

const typed = Object.getPrototypeOf(Uint8Array.prototype) as object;

/** Functions of the engine that take as long as what they walk over is. */
const NATIVE: readonly (readonly [owner: object, name: string, walks: Walks])[] = [
  [TextDecoder.prototype, 'decode', given],
  [TextEncoder.prototype, 'encode', given],
  [typed, 'slice', wholeResult],
  [typed, 'fill', stretch],
  [typed, 'copyWithin', stretch],
  [typed, 'sort', wholeSelf],
  [typed, 'reverse', wholeSelf],
  [typed, 'set', given],
  [typed, 'indexOf', search],
  ...['toString', 'latin1Slice', 'utf8Slice', 'asciiSlice'].map(
    (name) => [Buffer.prototype, name, wholeResult] as const,
  ),
  [Buffer.prototype, 'indexOf', search],
  [Buffer.prototype, 'copy', (_self, _args, copied: number) => copied],
  [Buffer, 'concat', wholeResult],
  ...['slice', 'splice', 'concat', 'join', 'flat'].map(
    (name) => [Array.prototype, name, name === 'splice' ? wholeSelf : wholeResult] as const,
  ),
  [Array.prototype, 'indexOf', search],
  [Array.prototype, 'unshift', wholeSelf],
  [String.prototype, 'indexOf', search],
  ...['toLowerCase', 'replaceAll', 'replace', 'split', 'trim', 'repeat', 'normalize'].map(
    (name) => [String.prototype, name, wholeResult] as const,
  ),
  ...['includes', 'endsWith'].map((name) => [String.prototype, name, given] as const),
  [RegExp.prototype, 'exec', match],
  [JSON, 'parse', given],
];

function watch(owner: object, name: string, walks: Walks): void {
  const functions = owner as Record<string, (...args: never[]) => unknown>;
  const native = functions[name]!;
  functions[name] = function (this: unknown, ...args: never[]) {
    const result = Reflect.apply(native, this, args);
    walked += Math.max(1, walks(this as never, args, result as never) | 0);
    return result;
  };
  restores.push(() => {
    functions[name] = native;
  });
}
