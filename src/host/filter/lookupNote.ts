import { l10n } from 'vscode';
import { showable } from '../../core/text/plain';
import { countText, grouped } from '../ui/counts';
import type { ActiveFilter } from './activeFilter';

/** What is to be said of a filter whose events are not all known, in words; undefined where they are. */
export function lookupNote({ text, lookup, records }: ActiveFilter): string | undefined {
  const { progress, failure, spelling } = lookup;
  if (text === '') return undefined;
  if (progress)
    return l10n.t('looking up records: {0} of {1}…', grouped(progress.done), grouped(progress.of));
  if (failure !== undefined) return showable(failure, 200);
  if (spelling)
    return l10n.t('no event has {0}: it is {1} there', showable(spelling[0]), showable(spelling[1]));
  const lost = records.lostLogs;
  return lost > 0
    ? countText(
        lost,
        l10n.t('{0} log has changed and could not be searched'),
        l10n.t('{0} logs have changed and could not be searched'),
      )
    : undefined;
}
