import { compileTerms } from '../../core/filter/evaluate';
import { type FieldAndValue, filterOfGroup } from '../../core/filter/filterFromGroup';
import { parseFilter } from '../../core/filter/grammar';
import { quote } from '../../core/filter/value';
import type { ActiveFilter } from '../../host/filter/activeFilter';
import type { Group } from './nodes';

/**
 * What to filter by to get the events of a group alone. The label of a principal may be another one's too, in another
 * account, as `root` is: then its ARN is taken, if that is nobody else's.
 */
export function filterOfNode({ index }: ActiveFilter, { group, newest }: Group): FieldAndValue | undefined {
  const found = filterOfGroup(group);
  const { label, arn } = newest.principal;
  if (group.dimension !== 'principal' || found?.value !== label || arn === '') return found;
  const wanted = index.within(index.all(), 'principal', group.key).count;
  const isExact = (value: string) => {
    const { terms } = compileTerms(parseFilter(`principal:${quote(value)}`), { newestMs: Number.NaN });
    return index.select(terms).count === wanted;
  };
  return !isExact(label) && isExact(arn) ? { field: 'principal', value: arn } : found;
}
