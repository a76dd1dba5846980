import { findField } from './fields';

/** A field of the filter and the value that stands for one group of events. */
export interface FieldAndValue {
  readonly field: string;
  /** As recorded; empty for "nothing recorded". */
  readonly value: string;
}

/** Dimensions whose keys tell principals of two accounts apart: filters compare their labels. */
const BY_LABEL: readonly string[] = ['principal', 'actor'];
/** Dimensions whose keys are dates or times, as `time:` takes them. */
const OF_TIME: readonly string[] = ['day', 'hour'];

/** What to filter by to get the events of a group; undefined where the filter has no field for its dimension. */
export function filterOfGroup(group: {
  readonly dimension: string;
  readonly key: string;
  readonly label: string;
}): FieldAndValue | undefined {
  const { dimension, key, label } = group;
  if (OF_TIME.includes(dimension)) return { field: 'time', value: key };
  const field = findField(dimension);
  if (field?.name !== dimension) return undefined;
  return { field: field.name, value: BY_LABEL.includes(dimension) && key !== '' ? label : key };
}
