import type { Explanation } from '../explain';
import { explainUserIdentity } from './explainIdentity';
import { explainRecordField } from './explainRecord';
import { explainValue } from './explainValue';

/**
 * What a hover says about a place in a record: userIdentity and its fields, top-level fields, parameters of
 * Detective calls, and, anywhere, values that tell something by their form (keys, ARNs, accounts, times). `path` leads
 * from the record's root. Undefined where there is nothing to say; never throws.
 */
export function explain(record: unknown, path: readonly (string | number)[]): Explanation | undefined {
  return explainUserIdentity(record, path) ?? explainRecordField(record, path) ?? explainValue(record, path);
}
