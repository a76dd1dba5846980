// Of node:assert, what the integration tests use, for a worker that has no Node.js.

class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

function check(holds: unknown, what: () => string, message?: string | Error): asserts holds {
  if (holds) return;
  if (message instanceof Error) throw message;
  throw new AssertionError(message ?? what());
}

const text = (value: unknown) => JSON.stringify(value, (_, one) => (one === undefined ? '(undefined)' : one));

function isDeepEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length || Array.isArray(a) !== Array.isArray(b)) return false;
  return keys.every((key) => key in b && isDeepEqual(a[key as never], b[key as never]));
}

/** A text says what went wrong, as in `node:assert`. */
type Expected = RegExp | Readonly<Record<string, unknown>> | ((error: never) => boolean) | string;

function isExpected(error: unknown, expected: Expected): boolean {
  if (expected instanceof RegExp) return expected.test(String(error));
  if (typeof expected === 'string') return true;
  if (typeof expected === 'function') return expected(error as never);
  return Object.entries(expected).every(([key, value]) => {
    const found = (error as Record<string, unknown>)[key];
    return value instanceof RegExp ? value.test(String(found)) : isDeepEqual(found, value);
  });
}

export const strict = {
  ok: (value: unknown, message?: string) => check(value, () => 'not true', message),
  equal: (a: unknown, b: unknown, message?: string) =>
    check(Object.is(a, b), () => `${text(a)} is not ${text(b)}`, message),
  notEqual: (a: unknown, b: unknown, message?: string) => check(!Object.is(a, b), () => text(a), message),
  deepEqual: (a: unknown, b: unknown, message?: string) =>
    check(isDeepEqual(a, b), () => `${text(a)} is not ${text(b)}`, message),
  match: (value: string, pattern: RegExp, message?: string) =>
    check(pattern.test(value), () => `${text(value)} does not match ${pattern}`, message),
  doesNotMatch: (value: string, pattern: RegExp, message?: string) =>
    check(!pattern.test(value), () => `${text(value)} matches ${pattern}`, message),
  throws(run: () => unknown, expected?: Expected): void {
    let error: unknown;
    try {
      run();
    } catch (thrown) {
      error = thrown;
    }
    check(error !== undefined, () => (typeof expected === 'string' ? expected : 'nothing was thrown'));
    check(!expected || isExpected(error, expected), () => `another error: ${error}`);
  },
  async rejects(
    run: PromiseLike<unknown> | (() => PromiseLike<unknown>),
    expected?: Expected,
  ): Promise<void> {
    const outcome = await Promise.resolve(typeof run === 'function' ? run() : run).then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    check(outcome, () => (typeof expected === 'string' ? expected : 'nothing was rejected'));
    check(!expected || isExpected(outcome.error, expected), () => `another error: ${outcome.error}`);
  },
};

export default strict;
