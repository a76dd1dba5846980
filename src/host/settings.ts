import { type ConfigurationScope, EventEmitter, type LogOutputChannel, l10n, workspace } from 'vscode';
import * as z from 'zod/mini';

const MIB = 1024 * 1024;

/** Every setting, checked: a value that does not fit is reported once, and the default used instead. */
const SCHEMA = {
  expandOnOpen: z._default(z.enum(['auto', 'always', 'ask', 'never']), 'auto'),
  scope: z._default(z.enum(['detective', 'all']), 'detective'),
  timeZone: z._default(z.enum(['utc', 'local']), 'utc'),
  'codeLens.enabled': z._default(z.boolean(), true),
  'hover.enabled': z._default(z.boolean(), true),
  include: z._default(z.array(z.string()), []),
  exclude: z._default(z.array(z.string()), ['**/.git', '**/node_modules']),
  /** MiB of one inflated file. */
  maxInflatedSize: z._default(z.int().check(z.minimum(1), z.maximum(4096)), 512),
} as const;

type Values = { [K in keyof typeof SCHEMA]: z.infer<(typeof SCHEMA)[K]> };

/** Reads settings when they are asked for, so that a change holds at once. */
export class Settings {
  readonly #reported = new Set<string>();
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #watch;

  constructor(readonly log: LogOutputChannel) {
    this.#watch = workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('cloudtrail')) this.#changed.fire();
    });
  }

  get<K extends keyof Values>(key: K, scope?: ConfigurationScope): Values[K] {
    const raw = workspace.getConfiguration('cloudtrail', scope).get(key);
    const parsed = SCHEMA[key].safeParse(raw ?? undefined);
    if (parsed.success) return parsed.data as Values[K];
    this.#report(key, raw);
    return SCHEMA[key].parse(undefined) as Values[K];
  }

  /** Bytes of one inflated file that are read at most. */
  get maxInflatedBytes(): number {
    return this.get('maxInflatedSize') * MIB;
  }

  dispose(): void {
    this.#watch.dispose();
    this.#changed.dispose();
  }

  #report(key: string, value: unknown): void {
    const what = `cloudtrail.${key}: ${JSON.stringify(value)}`;
    if (this.#reported.has(what)) return;
    this.#reported.add(what);
    this.log.warn(l10n.t('The setting {0} has a value that does not fit; its default is used.', what));
  }
}
