import { commands, Disposable, type Uri, type Webview } from 'vscode';
import { eventTitle } from '../../core/event/eventText';
import { showable } from '../../core/text/plain';
import type { ActiveFilter } from '../../host/filter/activeFilter';
import { type FeatureMessage, PAGE_MESSAGE, type PageMessage } from '../../webview/timeline/messages';
import { TimelineAnswers } from './data';
import { pageFolder, timelineHtml } from './html';

/** Changes that come at once are told once. */
const PAUSE_MS = 50;

/** One page with a timeline: answers its questions, and does what is done in it. Ends with its webview. */
export function connectTimeline(webview: Webview, filter: ActiveFilter, extension: Uri): Disposable {
  const { session, settings } = filter;
  const answers = new TimelineAnswers(filter);
  let by = 'outcome';
  let pause: ReturnType<typeof setTimeout> | undefined;
  const say = (message: FeatureMessage) => void webview.postMessage(message);

  const reveal = async (message: Extract<PageMessage, { type: 'reveal' }>) => {
    const rows = answers.rows(message, by);
    if (rows.length === 0) {
      say({ type: 'revealed', nth: 0, of: 0, what: '' });
      return;
    }
    const nth = message.nth % rows.length;
    const event = session.event(rows[nth]!);
    const what = showable(eventTitle(event, settings.get('timeZone')), 200);
    await commands.executeCommand('cloudtrail.openEvent', event);
    say({ type: 'revealed', nth, of: rows.length, what });
  };

  const DO: { [T in PageMessage['type']]: (message: Extract<PageMessage, { type: T }>) => unknown } = {
    ask: (message) => {
      by = message.by;
      say(answers.answer(message));
    },
    brush: (stretch) => filter.set(answers.filterFor(stretch)),
    clearTime: () => filter.set(answers.filterFor(undefined)),
    reveal,
    drawn: ({ ms }) =>
      settings.log.trace(`The timeline was drawn ${Math.round(ms)} ms after it was asked for.`),
  };
  const take = async (raw: unknown) => {
    const parsed = PAGE_MESSAGE.safeParse(raw);
    if (!parsed.success) {
      settings.log.warn('The timeline said something that is not understood.');
      return;
    }
    const message = parsed.data;
    await (DO[message.type] as (message: PageMessage) => unknown)(message);
  };

  const stale = () => {
    clearTimeout(pause);
    pause = setTimeout(() => say({ type: 'stale' }), PAUSE_MS);
  };
  const disposable = Disposable.from(
    webview.onDidReceiveMessage((raw: unknown) => take(raw).catch((error) => settings.log.error(error))),
    session.onDidChange(stale),
    filter.onDidChange(stale),
    settings.onDidChange(stale),
    { dispose: () => clearTimeout(pause) },
  );
  webview.options = { enableScripts: true, localResourceRoots: [pageFolder(extension)] };
  webview.html = timelineHtml(webview, extension);
  return disposable;
}
