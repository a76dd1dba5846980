import { partitionOf } from '../knowledge/identities/arnForms';
import { type Line, val } from '../text/pieces';

/** Another partition is worth a word: identities of one mean nothing in another. */
export function partitionLines(id: string): readonly Line[] {
  if (id === 'aws') return [];
  const known = partitionOf(id);
  return [
    known
      ? ['Partition ', val(id), `: ${known.what}, apart from the commercial Regions.`]
      : ['Partition ', val(id), '.'],
  ];
}
