// Damage for fuzzing: what happens to files on their way, and what somebody may do to them on purpose.
import { randomNumbers } from '../support/trails';

/** A stretch of the original that a mutation touched: bytes outside of it stand in the mutated text as they were. */
export interface Touched {
  readonly start: number;
  readonly end: number;
}

export interface Mutated {
  readonly bytes: Buffer;
  readonly kind: Kind;
  readonly touched: Touched;
}

const JUNK = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\\',
  '\n',
  '\t',
  '\0',
  '...',
  '"}',
  '{"',
  '\\"',
  '\u202e',
  '=',
  ';',
  '\xff',
];

type Random = (limit: number) => number;

/** Each changes the text at one or two places, and says where in the original. */
const KINDS = {
  cut: (bytes, random) => {
    const at = random(bytes.length);
    return [bytes.subarray(0, at), { start: at, end: bytes.length }];
  },
  beheaded: (bytes, random) => {
    const at = random(Math.min(bytes.length, 400));
    return [bytes.subarray(at), { start: 0, end: at }];
  },
  flipped: (bytes, random) => {
    const at = random(bytes.length);
    const copy = Buffer.from(bytes);
    copy[at]! ^= 1 << random(8);
    return [copy, { start: at, end: at + 1 }];
  },
  dropped: (bytes, random) => {
    const [start, end] = stretch(bytes, random);
    return [Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]), { start, end }];
  },
  zeroed: (bytes, random) => {
    const [start, end] = stretch(bytes, random);
    return [Buffer.from(bytes).fill(0, start, end), { start, end }];
  },
  junk: (bytes, random) => {
    const at = random(bytes.length + 1);
    const junk = Buffer.from(JUNK[random(JUNK.length)]!.repeat(1 + random(3)), 'latin1');
    // What is inserted touches both of its neighbours.
    const touched = { start: Math.max(0, at - 1), end: Math.min(bytes.length, at + 1) };
    return [Buffer.concat([bytes.subarray(0, at), junk, bytes.subarray(at)]), touched];
  },
  doubled: (bytes, random) => {
    const [start, end] = stretch(bytes, random);
    return [Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]), { start, end }];
  },
  nested: (bytes, random) => {
    const [start, end] = stretch(bytes, random);
    const at = random(bytes.length);
    const touched = { start: Math.max(0, at - 1), end: Math.min(bytes.length, at + 1) };
    return [Buffer.concat([bytes.subarray(0, at), bytes.subarray(start, end), bytes.subarray(at)]), touched];
  },
  reordered: (bytes, random) => {
    const [a, b] = stretch(bytes, random);
    const c = b + random(bytes.length - b + 1);
    const parts = [bytes.subarray(0, a), bytes.subarray(b, c), bytes.subarray(a, b), bytes.subarray(c)];
    return [Buffer.concat(parts), { start: a, end: c }];
  },
} as const satisfies Record<string, (bytes: Buffer, random: Random) => readonly [Buffer, Touched]>;

export type Kind = keyof typeof KINDS;

function stretch(bytes: Buffer, random: Random): readonly [number, number] {
  const start = random(bytes.length);
  return [start, Math.min(bytes.length, start + 1 + random(random(2) ? 4 : 500))];
}

/** A number for each seed, always the same. */
export function randomOf(seed: number): Random {
  const next = randomNumbers(seed);
  return (limit) => Math.floor(next() * limit);
}

/** One mutation, chosen by chance. */
export function mutate(bytes: Buffer, random: Random): Mutated {
  const kinds = Object.keys(KINDS) as Kind[];
  const kind = kinds[random(kinds.length)]!;
  const [mutated, touched] = KINDS[kind](bytes, random);
  return { bytes: mutated, kind, touched };
}
