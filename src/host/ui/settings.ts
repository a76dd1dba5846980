import {
  type ConfigurationScope,
  Disposable,
  EventEmitter,
  type LogOutputChannel,
  l10n,
  workspace,
} from 'vscode';
import * as z from 'zod/mini';
import type { AccountNames } from '../../core/event/accountNames';
import { DEFAULT_GROUPING, isGrouping } from '../../core/index/arrangement';
import { showable } from '../../core/text/plain';

const MIB = 1024 * 1024;

/** Every setting, checked: a value that does not fit is reported once, and the default used instead. */
const SCHEMA = {
  expandOnOpen: z._default(z.enum(['auto', 'always', 'ask', 'never']), 'auto'),
  scope: z._default(z.enum(['detective', 'all']), 'detective'),
  groupBy: z._default(z.array(z.string()).check(z.refine(isGrouping)), [...DEFAULT_GROUPING]),
  followCursor: z._default(z.boolean(), false),
  timeZone: z._default(z.enum(['utc', 'local']), 'utc'),
  'codeLens.enabled': z._default(z.boolean(), true),
  'hover.enabled': z._default(z.boolean(), true),
  include: z._default(z.array(z.string()), []),
  exclude: z._default(z.array(z.string()), ['**/.git', '**/node_modules']),
  /** MiB of one inflated file. */
  maxInflatedSize: z._default(z.int().check(z.minimum(1), z.maximum(4096)), 512),
} as const;

/**
 * What decides which files are read. A workspace that is not trusted has no say in it: it could hide logs that lie in
 * it, or have more read than the user would. How much of a file is read is a setting of the machine, for any workspace.
 */
const OF_USER: readonly (keyof typeof SCHEMA)[] = ['include', 'exclude'];

/** One entry of `accountNames`: what does not fit is left out, and the others hold. */
const ACCOUNT_NAME = z.tuple([
  z.string().check(z.regex(/^\d{12}$/)),
  z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
]);

type Values = { [K in keyof typeof SCHEMA]: z.infer<(typeof SCHEMA)[K]> };

/** Reads settings when they are asked for, so that a change holds at once. */
export class Settings {
  readonly #reported = new Set<string>();
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #watch: Disposable;
  #accountNames: AccountNames | undefined;

  constructor(readonly log: LogOutputChannel) {
    this.#watch = Disposable.from(
      workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('cloudtrail')) return;
        this.#accountNames = undefined;
        this.#changed.fire();
      }),
      workspace.onDidGrantWorkspaceTrust(() => this.#changed.fire()),
    );
  }

  /** Names of accounts by their IDs; the same map until a setting changes. */
  get accountNames(): AccountNames {
    this.#accountNames ??= this.#readAccountNames();
    return this.#accountNames;
  }

  #readAccountNames(): AccountNames {
    const raw: unknown = workspace.getConfiguration('cloudtrail').get('accountNames');
    if (raw === undefined || raw === null) return new Map();
    if (typeof raw !== 'object' || Array.isArray(raw)) {
      this.#report('accountNames', raw);
      return new Map();
    }
    const names = new Map<string, string>();
    for (const [id, name] of Object.entries(raw)) {
      const { success, data } = ACCOUNT_NAME.safeParse([id, name]);
      if (success) names.set(...data);
      else this.#report(`accountNames.${id}`, name);
    }
    return names;
  }

  get<K extends keyof Values>(key: K, scope?: ConfigurationScope): Values[K] {
    const raw = rawValue(key, scope);
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
    const what = showable(`cloudtrail.${key}: ${JSON.stringify(value)}`, 300);
    if (this.#reported.has(what)) return;
    this.#reported.add(what);
    this.log.warn(l10n.t('The setting {0} has a value that does not fit; its default is used.', what));
  }
}

/** The value that holds, whatever it is: of the workspace only where that may set it. */
function rawValue(key: keyof typeof SCHEMA, scope: ConfigurationScope | undefined): unknown {
  const configuration = workspace.getConfiguration('cloudtrail', scope);
  if (workspace.isTrusted || !OF_USER.includes(key)) return configuration.get(key);
  const { globalValue, defaultValue } = configuration.inspect(key) ?? {};
  return globalValue ?? defaultValue;
}
