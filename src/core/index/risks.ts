import { RISK_LEVELS } from '../event/filterFacts';
import { RISKS, riskOfFacts } from '../knowledge/risk/risk';
import type { Dictionary } from '../rows/dictionary';
import type { NumberColumn } from '../rows/numberColumn';
import { Flag, IDENTITY_AT, readOnlyIn } from '../rows/schema';
import type { Steps } from '../rows/steps';
import type { Tuples } from '../rows/tuples';

/** The columns that risks are worked out from: those of a store. */
export interface RiskColumns {
  readonly length: number;
  readonly texts: Readonly<
    Record<'source' | 'name' | 'eventType', { ids: NumberColumn; dictionary: Dictionary }>
  >;
  readonly identities: Tuples;
  readonly identityIds: NumberColumn;
  readonly flags: NumberColumn;
  text(row: number, name: 'source' | 'name' | 'eventType'): string;
  identityText(identity: number, name: 'kind' | 'label' | 'invokedBy'): string;
  /** By identity: 1 if it is of that kind. */
  identitiesOf(kind: 'root'): Uint8Array;
}

/** So many rows are looked at in one step. */
const STEP = 1 << 17;

/** Rows of the table are about one action, which they name, or about root; of root alone they ask the label. */
const NAMES: ReadonlySet<string> = new Set(RISKS.map(({ name }) => name));

/**
 * Numbers of `RISK_LEVELS` by row, for rows from `before.length` on; those before are taken over. Most events are of no
 * action in the table and not root's, which two small tables tell; what the others are is worked out once for all that
 * agree in what the table asks of. Rows that are added in between are left for the next time.
 */
export function* risksOf(store: RiskColumns, before: Uint8Array): Steps<Uint8Array> {
  const { source, name, eventType } = store.texts;
  const { identities, identityIds, flags } = store;
  const risks = new Uint8Array(store.length);
  risks.set(before);
  const isListed = Uint8Array.from(name.dictionary.texts, (text) => Number(NAMES.has(text)));
  const isRoot = store.identitiesOf('root');
  const known = new Map<string, number>();
  const sources = source.ids.data;
  const names = name.ids.data;
  const types = eventType.ids.data;
  const identityOf = identityIds.data;
  const flagsOf = flags.data;
  for (let row = before.length; row < risks.length; row++) {
    if (row % STEP === 0) yield;
    const identity = identityOf[row]!;
    if ((isListed[names[row]!]! | isRoot[identity]!) === 0) continue;
    const kind = identities.at(identity, IDENTITY_AT.kind);
    const label = isRoot[identity] ? identities.at(identity, IDENTITY_AT.label) : 0;
    const invoker = isRoot[identity] ? identities.at(identity, IDENTITY_AT.invokedBy) : 0;
    const key = `${sources[row]} ${names[row]} ${types[row]} ${flagsOf[row]} ${kind} ${label} ${invoker}`;
    let risk = known.get(key);
    if (risk === undefined) {
      risk = riskAt(store, row);
      known.set(key, risk);
    }
    risks[row] = risk;
  }
  return risks;
}

function riskAt(store: RiskColumns, row: number): number {
  const flags = store.flags.at(row);
  const identity = store.identityIds.at(row);
  const notable = riskOfFacts(
    {
      source: store.text(row, 'source'),
      name: store.text(row, 'name'),
      eventType: store.text(row, 'eventType'),
      failed: (flags & Flag.failed) !== 0,
      readOnly: readOnlyIn(flags),
      principal: { kind: store.identityText(identity, 'kind'), label: store.identityText(identity, 'label') },
      invokedBy: store.identityText(identity, 'invokedBy'),
    },
    (flags & Flag.riskCondition) !== 0,
  );
  return RISK_LEVELS.indexOf(notable?.risk ?? 'none');
}
