/**
 * A number that two records share when they hold equal values, whatever the spacing, escaping or order of keys, and whether
 * tools have written values as text (`"false"`), and `null`, `"null"`, `""`, `{}` or `[]` for what is not there; 53 bits,
 * so that records that differ practically never do. Nesting past 200 levels is not looked into.
 */
export function fingerprint(value: unknown): number {
  const high = hash(value, 0x9e3779b1, 0) >>> 11;
  return high * 2 ** 32 + (hash(value, 0x85ebca6b, 0) >>> 0);
}

/** The hash of what is as good as not there. */
const NOTHING = 0;

function hash(value: unknown, seed: number, level: number): number {
  if (value === null || value === undefined || value === '' || value === 'null') return NOTHING;
  if (typeof value !== 'object') return hashText(String(value), seed);
  if (level > 200) return seed;
  if (Array.isArray(value)) {
    if (value.length === 0) return NOTHING;
    let sum = seed ^ 0x165667b1;
    for (const item of value) sum = mix(Math.imul(sum, 31) + hash(item, seed, level + 1));
    return sum;
  }
  // Keys come in any order: their hashes are added up.
  const empty = seed ^ 0x2545f491;
  let sum = empty;
  for (const [key, item] of Object.entries(value)) {
    const inside = hash(item, seed, level + 1);
    if (inside !== NOTHING) sum = (sum + mix(hashText(key, seed) ^ Math.imul(inside, 0x9e3779b1))) | 0;
  }
  return sum === empty ? NOTHING : mix(sum);
}

function hashText(text: string, seed: number): number {
  let hash = seed ^ text.length;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
