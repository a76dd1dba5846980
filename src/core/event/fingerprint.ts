/**
 * A number that two records share when they hold equal values, whatever the spacing, escaping or order of keys;
 * 53 bits, so that records that differ practically never do. Nesting past 200 levels is not looked into.
 */
export function fingerprint(value: unknown): number {
  const high = hash(value, 0x9e3779b1, 0) >>> 11;
  return high * 2 ** 32 + (hash(value, 0x85ebca6b, 0) >>> 0);
}

function hash(value: unknown, seed: number, level: number): number {
  if (typeof value === 'string') return hashText(value, seed);
  if (value === null || typeof value !== 'object') return hashText(String(value), seed ^ 0x27d4eb2f);
  if (level > 200) return seed;
  if (Array.isArray(value)) {
    let sum = seed ^ 0x165667b1;
    for (const item of value) sum = mix(Math.imul(sum, 31) + hash(item, seed, level + 1));
    return sum;
  }
  // Keys come in any order: their hashes are added up.
  let sum = seed ^ 0x2545f491;
  for (const [key, item] of Object.entries(value)) {
    sum = (sum + mix(hashText(key, seed) ^ Math.imul(hash(item, seed, level + 1), 0x9e3779b1))) | 0;
  }
  return mix(sum);
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
