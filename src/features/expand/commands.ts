import { env, type LogOutputChannel, l10n, Range, type TextEditor, Uri, window } from 'vscode';
import { decodeUtf8 } from '../../core/json/text';
import { eventOf } from '../../core/trail/trail';
import { documentOf } from '../../host/reading/documents';
import { registerCommand } from '../../host/ui/commands';
import { parseViewUri, VIEW_SCHEME } from '../../host/views/addresses';
import { activeTab, openViewUri, tabOf, uriOfTab } from '../../host/views/tabs';
import type { Views } from '../../host/views/views';
import type { Redirect } from './redirect';
import type { ViewSwitcher } from './viewSwitcher';

/** Show Expanded View, Show Original, Toggle, Copy Expanded: each on the tab that is active, or on an address. */
export function registerExpandCommands(
  switcher: ViewSwitcher,
  redirect: Redirect,
  views: Views,
  log: LogOutputChannel,
) {
  const showExpanded = async (uri?: unknown) => {
    const source = uriFrom(uri);
    if (!source || source.scheme === VIEW_SCHEME) return;
    redirect.release(source);
    // A document without a file is never replaced: its view opens beside it, in a tab of its own.
    const own = documentOf(source);
    const tab = own?.isUntitled || own?.isDirty ? undefined : tabOf(source);
    await switcher.show(source, tab, selectionIn(source));
  };

  const showOriginal = async (uri?: unknown) => {
    const view = uriFrom(uri);
    const address = view && parseViewUri(view);
    if (!view || !address) return;
    if (views.find(view)?.packed) {
      void window.showInformationMessage(
        l10n.t('The original of this log is compressed: it has no text to show.'),
      );
      return;
    }
    redirect.keep(address.source);
    const place = await switcher.placeInSource(view, selectionIn(view) ?? new Range(0, 0, 0, 0));
    await switcher.showAt(
      address.source,
      address.event === undefined ? tabOf(view) : undefined,
      place?.range,
    );
  };

  return [
    registerCommand(log, 'cloudtrail.showExpanded', showExpanded),
    registerCommand(log, 'cloudtrail.showOriginal', showOriginal),
    registerCommand(log, 'cloudtrail.toggleExpanded', (uri?: unknown) => {
      const here = uriFrom(uri);
      return here?.scheme === VIEW_SCHEME ? showOriginal(here) : showExpanded(here);
    }),
    registerCommand(log, 'cloudtrail.copyExpanded', async (uri?: unknown) => {
      const here = uriFrom(uri);
      if (!here) return;
      const text = await views.textOf(here.scheme === VIEW_SCHEME ? here : openViewUri(here));
      await env.clipboard.writeText(decodeUtf8(text));
      void window.setStatusBarMessage(l10n.t('Copied the expanded log.'), 3000);
    }),
    registerCommand(log, 'cloudtrail.showPlace', async (uri: unknown, offset: unknown, length: unknown) => {
      const source = uriFrom(uri);
      if (!source) return;
      redirect.keep(source);
      await switcher.showPlace(source, Number(offset), Number(length));
    }),
    registerCommand(log, 'cloudtrail.showPage', async (uri: unknown, page: unknown) => {
      const here = uriFrom(uri);
      const source = here && (parseViewUri(here)?.source ?? here);
      if (source) await switcher.showPage(source, typeof page === 'number' ? page : 0);
    }),
    registerCommand(log, 'cloudtrail.showInOriginal', async (uri: unknown, ordinal: unknown) => {
      const view = uriFrom(uri);
      const address = view && parseViewUri(view);
      const shown = view && views.find(view);
      const event = shown && eventOf(shown.expanded.trail, Number(ordinal));
      if (!address || !event) return;
      redirect.keep(address.source);
      const range = await switcher.rangeInSource(address.source, event);
      await switcher.showAt(address.source, undefined, range);
    }),
  ];
}

/** The address that a command was given, by a menu or a link, or that of the active tab. */
function uriFrom(value: unknown): Uri | undefined {
  if (value instanceof Uri) return value;
  if (typeof value === 'string') return Uri.parse(value, true);
  return uriOfTab(activeTab());
}

function selectionIn(uri: Uri): Range | undefined {
  const isOf = (editor: TextEditor | undefined) => editor?.document.uri.toString() === uri.toString();
  const active = window.activeTextEditor;
  const editor = isOf(active) ? active : window.visibleTextEditors.find(isOf);
  return editor?.selection;
}
