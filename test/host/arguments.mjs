import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Reads a command line in which `--name value` and `--name=value` are the same, and `--name` alone is true. Unknown
 * flags are kept and do no harm.
 * @param {string[]} argv
 * @param {string[]} withValue names of the flags that take a value
 * @returns {{ flags: Map<string, string[]>, rest: string[] }}
 */
export function parseArguments(argv, withValue) {
  const flags = new Map();
  const rest = [];
  for (let i = 0; i < argv.length; i++) {
    const [, name, value] = /^--?([^=]+)(?:=(.*))?$/s.exec(argv[i]) ?? [];
    if (argv[i] === '--') return { flags, rest: [...rest, ...argv.slice(i + 1)] };
    if (!name) {
      rest.push(argv[i]);
      continue;
    }
    const takes = withValue.includes(name);
    const given = value ?? (takes ? argv[++i] : undefined);
    flags.set(name, [...(flags.get(name) ?? []), given ?? 'true']);
  }
  return { flags, rest };
}

/** An absolute path from what a command line says, which may be a file: URI. @param {string} text */
export function absolute(text) {
  return text.startsWith('file:') ? fileURLToPath(text) : path.resolve(text);
}
