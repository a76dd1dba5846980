import { booleanOf, type JsonObject, objectOf, textOf } from '../../json/members';

/** How much an event matters to somebody who looks for an intruder. Most events are of no risk. */
export type Risk = 'high' | 'medium' | 'low';

/** What the table asks of an event: columns of the index, all of them. `EventFacts` has them. */
export interface RiskFacts {
  /** `eventSource` and `eventName`. */
  readonly source: string;
  readonly name: string;
  readonly eventType: string;
  readonly failed: boolean;
  readonly readOnly: boolean | undefined;
  readonly principal: { readonly kind: string; readonly label: string };
  /** `userIdentity.invokedBy`; left out where it is not known. */
  readonly invokedBy?: string | undefined;
}

/** A row of the table of risk. */
export interface RiskRow {
  /** `eventSource`; '*' for all services. */
  readonly source: string;
  /** `eventName`; '*' for all actions. */
  readonly name: string;
  readonly risk: Risk;
  /** Why, in one sentence. */
  readonly why: string;
  /** A public page about it. */
  readonly url: string;
  /** A condition on the columns. */
  readonly when?: (facts: RiskFacts) => boolean;
  /** A condition that only the record can answer: without the record the row does not count. */
  readonly whenRecord?: (record: JsonObject) => boolean;
  /** Failed calls do not count, not even as attempts. */
  readonly onlyIfDone?: true;
}

/** Makes rows of one service, whose API reference has a page for each operation. */
export function rowsOfService(
  service: string,
  pages: string,
): (
  risk: Risk,
  names: string,
  why: string,
  more?: Pick<RiskRow, 'when' | 'whenRecord' | 'onlyIfDone'>,
) => readonly RiskRow[] {
  return (risk, names, why, more = {}) =>
    names.split(' ').map((name) => ({
      source: `${service}.amazonaws.com`,
      name,
      risk,
      why,
      url: pages.includes('*') ? pages.replace('*', name) : pages,
      ...more,
    }));
}

/** The value of a request parameter, whichever the case of its first letter; undefined where there is none. */
export function parameterOf(record: JsonObject, name: string): unknown {
  const parameters = objectOf(record['requestParameters']);
  const capital = name.slice(0, 1).toUpperCase() + name.slice(1);
  return ownValue(parameters, name) ?? ownValue(parameters, capital);
}

function ownValue(parameters: JsonObject, name: string): unknown {
  return Object.hasOwn(parameters, name) ? parameters[name] : undefined;
}

/** True where a request parameter is the boolean or the text `false`. */
export function isFalse(name: string): (record: JsonObject) => boolean {
  return (record) => booleanOf(parameterOf(record, name)) === false;
}

/** True where a request parameter is a text that matches. */
export function matches(name: string, pattern: RegExp): (record: JsonObject) => boolean {
  return (record) => pattern.test(textOf(parameterOf(record, name)));
}
