import { commands, env, window, workspace } from 'vscode';

/** What of VS Code's API the tests replace members of. */
const PARTS = { commands, env, window, workspace };
type Api = typeof PARTS;

/** Each test is a bundle of its own: what they share is here. */
const shared = globalThis as unknown as { cloudtrailApi?: Api };

/** Tells the tests VS Code's API as the extension has it: another one than theirs where it was installed. */
export function shareApi(api: Api): void {
  shared.cloudtrailApi = api;
}

/** Runs something while members of VS Code's API are others, for the tests and for the extension. */
export async function replacing<T>(
  ...args: [...(readonly [owner: object, name: string, value: unknown])[], () => T | Promise<T>]
): Promise<T> {
  const run = args.at(-1) as () => T | Promise<T>;
  const restore: (() => void)[] = [];
  for (const [owner, name, value] of args.slice(0, -1) as [object, string, unknown][]) {
    for (const one of new Set([owner, twinOf(owner)]) as Set<Record<string, unknown>>) {
      const before = one[name];
      one[name] = value;
      restore.push(() => {
        one[name] = before;
      });
    }
  }
  try {
    return await run();
  } finally {
    for (const one of restore.reverse()) one();
  }
}

/** The same part of the API as the extension has it. */
function twinOf(owner: object): object {
  const names = Object.keys(PARTS) as (keyof Api)[];
  const name = names.find((one) => PARTS[one] === owner);
  return (name && shared.cloudtrailApi?.[name]) ?? owner;
}
