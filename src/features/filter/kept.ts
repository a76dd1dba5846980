import { Disposable, type Memento } from 'vscode';
import type { ActiveFilter } from '../../host/filter/activeFilter';

const KEY = 'cloudtrail.filter';
/** A filter that is longer is hardly one that somebody wants back. */
const LONGEST = 4000;

/** Keeps the filter with the workspace, so that it is set again after the window was reloaded. */
export function keepFilter(filter: ActiveFilter, state: Memento): Disposable {
  const given: unknown = state.get(KEY);
  let kept = typeof given === 'string' && given.length <= LONGEST ? given : '';
  let isWaiting = kept !== '';
  const restore = () => {
    if (!isWaiting) return;
    try {
      filter.set(kept);
      isWaiting = false;
    } catch {
      // An account that only its logs know: the filter becomes valid when they are open.
    }
  };
  restore();
  return Disposable.from(
    filter.session.onDidChange(restore),
    filter.onDidChange(() => {
      const { text } = filter;
      if (text === kept || (isWaiting && text === '')) return;
      kept = text;
      isWaiting = false;
      void state.update(KEY, text === '' || text.length > LONGEST ? undefined : text);
    }),
  );
}
