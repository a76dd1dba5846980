import { objectOf, textOf } from '../../json/members';
import { unversioned } from '../actions/unversioned';
import { DETECTIVE_SOURCE, OPERATIONS } from '../detective/operations';
import type { Relevance } from '../detective/rows';
import { IAM_RISKS } from './iam';
import { MONITORING_RISKS } from './monitoring';
import { isFalse, type Risk, type RiskFacts, type RiskRow } from './row';
import { SIGN_IN_RISKS } from './signIn';

export type { Risk, RiskFacts, RiskRow };

/** Why an event deserves a look. */
export interface NotableEvent {
  readonly risk: Risk;
  readonly why: string;
  /** A public page about it. */
  readonly url: string;
  /** It was tried, and failed: the risk is one step below that of success. */
  readonly isAttempt: boolean;
}

const RISK_OF_RELEVANCE: Readonly<Record<Relevance, Risk>> = {
  critical: 'high',
  high: 'high',
  medium: 'medium',
  low: 'low',
};

/** Detective's writes. Its reads are no risk by themselves: analysts do little else all day. */
const DETECTIVE_RISKS: readonly RiskRow[] = OPERATIONS.filter((operation) => !operation.readOnly).flatMap(
  ({ name, relevance, why, source: url }) => {
    const row: RiskRow = { source: DETECTIVE_SOURCE, name, risk: RISK_OF_RELEVANCE[relevance], why, url };
    // Turning automatic enabling on is the opposite of what makes the operation dangerous.
    if (name !== 'UpdateOrganizationConfiguration') return [row];
    const changed = 'Whether new accounts of the organization are watched was changed.';
    return [
      { ...row, whenRecord: isFalse('autoEnable') },
      { ...row, risk: 'low', why: changed },
    ];
  },
);

/** The whole table. Of the rows that match an event, the one of highest risk counts; of equals, the first. */
export const RISKS: readonly RiskRow[] = [
  ...DETECTIVE_RISKS,
  ...MONITORING_RISKS,
  ...IAM_RISKS,
  ...SIGN_IN_RISKS,
];

/** Rows about the caller, whatever was called: today all of them are about root. */
const EVERYWHERE = RISKS.filter((row) => row.source === '*');
const BY_ACTION = new Map<string, RiskRow[]>();
for (const row of RISKS) {
  const key = `${row.source}|${row.name}`;
  BY_ACTION.set(key, [...(BY_ACTION.get(key) ?? []), row]);
}

function rowsOf({ source, name }: Pick<RiskFacts, 'source' | 'name'>): readonly RiskRow[] {
  return BY_ACTION.get(`${source}|${unversioned(name)}`) ?? [];
}

type Action = Pick<RiskFacts, 'source' | 'name'>;

/** True for the handful of actions whose risk depends on the record: whoever indexes events asks this first. */
export function needsRecord(action: Action): boolean {
  return rowsOf(action).some((row) => row.whenRecord !== undefined);
}

const NEED_RECORD: ReadonlySet<string> = new Set(
  RISKS.filter((row) => row.whenRecord !== undefined).map((row) => row.name),
);

/** False for an `eventName` that `needsRecord` is false for whatever the service, as it is for most. */
export function mayNeedRecord(name: string): boolean {
  return NEED_RECORD.has(unversioned(name));
}

/**
 * Whether a record holds what makes its action worse: an administrator's policy, a sign-in without MFA. False for all
 * actions that `needsRecord` does not name, of which each has one such condition. Never throws.
 */
export function hasRiskCondition(action: Action, record: unknown): boolean {
  return rowsOf(action).some(({ whenRecord }) => whenRecord?.(objectOf(record)));
}

/** The risk of an event, by its record; undefined for the many that are nothing special. Never throws. */
export function riskOf(facts: RiskFacts, record?: unknown): NotableEvent | undefined {
  const invokedBy = facts.invokedBy ?? textOf(objectOf(objectOf(record)['userIdentity'])['invokedBy']);
  return riskOfFacts({ ...facts, invokedBy }, record !== undefined && hasRiskCondition(facts, record));
}

/** The risk of an event by what an index keeps of it: its facts, and what `hasRiskCondition` said of its record. */
export function riskOfFacts(facts: RiskFacts, riskCondition: boolean): NotableEvent | undefined {
  const rows = rowsOf(facts);
  if (rows.length === 0 && facts.principal.kind !== 'root') return undefined;
  let best: NotableEvent | undefined;
  for (const row of [...rows, ...EVERYWHERE]) {
    if (!holds(row, facts, riskCondition)) continue;
    const risk = facts.failed ? LOWER[row.risk] : row.risk;
    if (best && rank(best.risk) <= rank(risk)) continue;
    best = { risk, why: row.why, url: row.url, isAttempt: facts.failed };
  }
  return best;
}

const LOWER: Readonly<Record<Risk, Risk>> = { high: 'medium', medium: 'low', low: 'low' };

function rank(risk: Risk): number {
  return risk === 'high' ? 0 : risk === 'medium' ? 1 : 2;
}

function holds(row: RiskRow, facts: RiskFacts, riskCondition: boolean): boolean {
  if (facts.failed && row.onlyIfDone) return false;
  if (row.when && !row.when(facts)) return false;
  return !row.whenRecord || riskCondition;
}
