import { NO_NAMES, withAccountNames } from '../event/accountNames';
import type { Explanation } from '../text/explanation';
import { type ExplainContext, NO_CONTEXT } from './explainContext';
import { explainDetective } from './explainDetective';
import { explainUserIdentity } from './explainIdentity';
import { explainRecordField } from './explainRecord';
import { explainSts } from './explainSts';
import { explainValue } from './explainValue';

type Explain = (
  record: unknown,
  path: readonly (string | number)[],
  context: ExplainContext,
) => Explanation | undefined;

/** Who may explain a place, the most particular first. */
const EXPLAINERS: readonly Explain[] = [
  explainUserIdentity,
  explainDetective,
  explainSts,
  explainRecordField,
  explainValue,
];

/**
 * What a hover says about a place in a record: userIdentity and its fields, top-level fields and what is inside them,
 * parameters of Detective and STS, and, anywhere, values that tell something by their form (keys, ARNs, accounts, times).
 * `path` leads from the record's root. Undefined where there is nothing to say; never throws.
 */
export function explain(
  record: unknown,
  path: readonly (string | number)[],
  context: ExplainContext = NO_CONTEXT,
): Explanation | undefined {
  const names = context.accountNames ?? NO_NAMES;
  for (const one of EXPLAINERS) {
    const explanation = one(record, path, context);
    if (explanation) {
      return { ...explanation, lines: explanation.lines.map((line) => withAccountNames(line, names)) };
    }
  }
  return undefined;
}
