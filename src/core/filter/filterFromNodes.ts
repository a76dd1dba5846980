import { withTerm } from './edit';
import type { FieldAndValue } from './filterFromGroup';

/** What to filter by, of groups from the outermost to the one that is meant; or the ID of one event. */
export type FilteredNode = { readonly terms: readonly FieldAndValue[] } | { readonly id: string };

/**
 * A filter that lets through what groups and events hold, as far as the filter has fields for it. Events, and groups
 * inside one and the same group, make one line; the filter has no "or" between fields, so others make one each.
 */
export function filtersOf(nodes: readonly FilteredNode[]): readonly string[] {
  const lines = new Map<
    string,
    { readonly base: string; readonly field: string; readonly values: string[] }
  >();
  for (const node of nodes) {
    const terms = termsOf(node);
    const own = terms.pop();
    if (!own) continue;
    const base = terms.reduce((text, { field, value }) => withTerm(text, field, [value], 'replace'), '');
    const line = lines.get(`${base}\n${own.field}`) ?? { base, field: own.field, values: [] };
    line.values.push(own.value);
    lines.set(`${base}\n${own.field}`, line);
  }
  return Array.from(lines.values(), ({ base, field, values }) => withTerm(base, field, values, 'replace'));
}

function termsOf(node: FilteredNode): FieldAndValue[] {
  if ('terms' in node) return [...node.terms];
  return node.id === '' ? [] : [{ field: 'id', value: node.id }];
}
