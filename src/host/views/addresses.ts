import { Uri } from 'vscode';

/** Scheme of the read-only documents that this extension makes. */
export const VIEW_SCHEME = 'cloudtrail-inspector';

/** Scheme of the pages of text that this extension writes about the logs. */
export const REPORT_SCHEME = 'cloudtrail-report';

/** Language of the expanded views. */
export const VIEW_LANGUAGE = 'cloudtrail-json';

const SUFFIX = ' (expanded)';

/** What a view shows: a whole log, or one event of it. */
export interface ViewAddress {
  readonly source: Uri;
  /** Number of the one event that is shown, undefined for the whole log. */
  readonly event: number | undefined;
  /** Number of the page that is shown, of a log that is too large to be shown as a whole. */
  readonly page: number | undefined;
  /** How often the view was opened anew for another text: see `viewUri`. */
  readonly round: number;
}

/** Events on a page of a large log: as many as have lenses. */
export const PAGE_EVENTS = 1000;

/**
 * Address of the expanded view of a log. Its path is the log's, so that tabs and breadcrumbs read well. A large text
 * that becomes another one is opened anew, under the address of the next round: an editor takes minutes to change it.
 */
export function viewUri(source: Uri, round = 0): Uri {
  const query = round === 0 ? source.toString() : `round=${round}&${source.toString()}`;
  return Uri.from({ scheme: VIEW_SCHEME, path: pathOf(source) + SUFFIX, query });
}

/** The address that the view of a log has in its first round; other addresses as they are. */
export function withoutRound(uri: Uri): Uri {
  const address = uri.scheme === VIEW_SCHEME ? parseViewUri(uri) : undefined;
  return address && address.round > 0 ? viewUri(address.source) : uri;
}

/** Address of the view of one event of a log; `name` is what its tab is called. */
export function eventUri(source: Uri, event: number, name: string): Uri {
  const safe = name.replace(/[^\w.-]+/g, '_').slice(0, 60) || 'event';
  const folder = pathOf(source);
  return Uri.from({
    scheme: VIEW_SCHEME,
    path: `${folder}/${safe} ${event + 1}${SUFFIX}`,
    query: `event=${event}&${source.toString()}`,
  });
}

/** Address of a page of a large log, which are counted from 0. */
export function pageUri(source: Uri, page: number): Uri {
  const first = page * PAGE_EVENTS + 1;
  return Uri.from({
    scheme: VIEW_SCHEME,
    path: `${pathOf(source)}/events ${first}-${first + PAGE_EVENTS - 1}${SUFFIX}`,
    query: `page=${page}&${source.toString()}`,
  });
}

/** What a view's address says, undefined for any other address. */
export function parseViewUri(uri: Uri): ViewAddress | undefined {
  if (uri.scheme !== VIEW_SCHEME || !uri.query) return undefined;
  const [prefix, kind, number] = /^(event|page|round)=(\d+)&/.exec(uri.query) ?? ['', '', ''];
  const source = Uri.parse(uri.query.slice(prefix.length));
  const given = (name: string) => (kind === name ? Number(number) : undefined);
  return { source, event: given('event'), page: given('page'), round: given('round') ?? 0 };
}

/** The path that a log's views are shown under; of a file in an archive, as if the archive were a folder. */
function pathOf({ path, fragment }: Uri): string {
  const inside = fragment.split('/').filter((part) => !/^\.*$/.test(part));
  return rooted([path, ...inside].join('/'));
}

/** Untitled documents have paths without a slash at their beginning. */
function rooted(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}
