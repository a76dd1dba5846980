// What the expanded view of valid JSON should say, worked out with JSON.parse.

/** A JSON value with the strings that are laid out as JSON parsed: what `JSON.parse(layOut(text))` should be. */
export function opened(value: unknown, inMember = false): unknown {
  if (typeof value === 'string' && inMember) {
    const held = jsonIn(value);
    return held === undefined ? value : opened(held);
  }
  if (Array.isArray(value)) return value.map((item) => opened(item));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, opened(item, true)]));
}

function jsonIn(text: string): unknown {
  try {
    const value = JSON.parse(text);
    if (value === null || typeof value !== 'object') return undefined;
    const first = Array.isArray(value) ? value[0] : Object.keys(value)[0];
    const isScalar =
      Array.isArray(value) && (first === null || typeof first === 'number' || typeof first === 'boolean');
    return first === undefined || isScalar ? undefined : value;
  } catch {
    return undefined;
  }
}
