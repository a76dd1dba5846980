import { commands, type Disposable, l10n, type QuickPickItem, window } from 'vscode';
import type { Chain } from '../core/chain/chain';
import { type ChainStepLine, chainSteps } from '../core/chain/steps';
import { accountText } from '../core/event/accountNames';
import { nameOf, timeOf } from '../core/event/eventText';
import { plainText } from '../core/text/pieces';
import type { LoadedEvent } from '../host/reading/log';
import { argsOf, rowOfArgs, rowOfEvent } from '../host/session/eventRow';
import type { Session } from '../host/session/session';
import { registerCommand } from '../host/ui/commands';
import { grouped } from '../host/ui/counts';
import { ACTOR_ICONS, PRINCIPAL_ICONS } from '../host/ui/icons';
import type { Settings } from '../host/ui/settings';
import { label } from '../host/ui/show';
import type { LogDocuments } from '../host/views/logDocuments';

/** A line of the list: a step of the chain, and the event to show for it. */
export interface StepItem extends QuickPickItem {
  readonly row?: number;
}

/** Show Identity Chain: who is behind an event, step by step; choosing a step shows its event. */
export function registerIdentityChain(texts: LogDocuments, session: Session, settings: Settings): Disposable {
  return registerCommand(settings.log, 'cloudtrail.showIdentityChain', async (...given: unknown[]) => {
    const row = rowOf(given, texts, session);
    if (typeof row === 'string') {
      void window.showInformationMessage(row);
      return;
    }
    const chain = session.index.chains.chain(row);
    const event = session.event(row);
    const chosen = await window.showQuickPick(chainItems(chain, settings), {
      title: l10n.t(
        'Who Is Behind {0} at {1}',
        label(nameOf(event), 60),
        label(timeOf(event, settings.get('timeZone')), 40),
      ),
      placeHolder: l10n.t('From whoever is behind it to the call; choose a step to see its event'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (chosen?.row === undefined) return;
    await commands.executeCommand('cloudtrail.openEvent', ...argsOf(session.event(chosen.row)));
  });
}

/** The row that is meant, or what to tell where none is. */
function rowOf([given, ...rest]: readonly unknown[], texts: LogDocuments, session: Session): number | string {
  if (session.isEmpty)
    return l10n.t('No CloudTrail logs are open. Open a log file, or run “CloudTrail: Open Sample Log”.');
  const gone = l10n.t('This event is not in the open logs any more.');
  if (typeof given === 'string') return rowOfArgs(session, [given, ...rest]) ?? gone;
  const event = eventOfNode(given);
  if (event) return rowOfEvent(session, event.log.uri, event) ?? gone;
  const editor = window.activeTextEditor;
  const text = editor && texts.of(editor.document);
  const entry = text?.eventAt(editor!.selection.active);
  if (!text || !entry)
    return l10n.t(
      'Put the cursor on an event of a CloudTrail log, or choose an event in the CloudTrail view.',
    );
  return rowOfEvent(session, text.source, entry) ?? gone;
}

/** The event of a node of the tree: its own, or the newest of a group. */
function eventOfNode(node: unknown): LoadedEvent | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const { event, newest } = node as { readonly event?: LoadedEvent; readonly newest?: LoadedEvent };
  const found = event ?? newest;
  return found?.log === undefined ? undefined : found;
}

/** The steps of a chain from its root to the call, and above them why it goes no further where it stops. */
export function chainItems(chain: Chain, settings: Settings): StepItem[] {
  const { stop, steps } = chainSteps(chain, settings.accountNames);
  const items = steps.map((step, at) => stepItem(step, at === 0 ? chain : undefined, settings));
  if (!stop) return items;
  return [{ label: `$(circle-slash) ${label(plainText(stop), 300)}`, alwaysShow: true }, ...items];
}

function stepItem({ step, how }: ChainStepLine, root: Chain | undefined, settings: Settings): StepItem {
  const { event, identity, account, name } = step;
  const icon = identity ? PRINCIPAL_ICONS[identity.principal.kind] : ACTOR_ICONS[root?.end ?? 'service'];
  const zone = settings.get('timeZone');
  const about = [
    event && timeOf(event, zone),
    event && event.sourceIp !== name && event.sourceIp !== '' && l10n.t('from {0}', event.sourceIp),
    account !== '' && l10n.t('account {0}', accountText(account, settings.accountNames)),
    step.copies.length > 0 && l10n.t('recorded {0} times', grouped(step.copies.length + 1)),
    !event && l10n.t('no event to show'),
  ];
  return {
    label: `$(${icon}) ${label(name, 80)}`,
    description: label(plainText(how), 200),
    detail: about
      .filter((text) => typeof text === 'string')
      .map((text) => label(text, 80))
      .join(' · '),
    ...(event && { row: event.row }),
  };
}
