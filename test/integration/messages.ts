import { type QuickPickItem, type Uri, window } from 'vscode';
import { replacing } from './replacing';

/** Tells whoever watches the extension that it is to write this file. */
export function asked(target: Uri | undefined): void {
  if (target?.scheme !== 'file') return;
  const own = globalThis as unknown as { cloudtrailAsked?: Set<string> };
  own.cloudtrailAsked?.add(target.fsPath);
}

/** What was said and asked while something ran. */
export interface Said {
  readonly messages: string[];
  /** The lists that were offered, by their titles. */
  readonly picks: { readonly title: string; readonly items: readonly QuickPickItem[] }[];
}

/** How a list is answered: by the start of a line's label; how an input is: by its text; undefined closes it. */
type Answer = string | undefined;

/**
 * Runs something while the window's messages, lists, inputs and save dialogs are answered by the test: nobody else is there.
 * `answers` are taken in turn; a message is closed without an answer.
 */
export async function answering(answers: readonly Answer[], run: () => unknown, target?: Uri): Promise<Said> {
  const said: Said = { messages: [], picks: [] };
  const left = [...answers];
  const say = async (text: string) => {
    said.messages.push(text);
    return undefined;
  };
  const pick = async (given: QuickPickItem[] | Promise<QuickPickItem[]>, { title = '' } = {}) => {
    const items = await given;
    said.picks.push({ title, items });
    const answer = left.shift();
    return answer === undefined
      ? undefined
      : items.find(({ label }) => label.replace(/^\$\([^)]*\) /, '').startsWith(answer));
  };
  const save = async () => {
    asked(target);
    return target;
  };
  await replacing(
    [window, 'showInformationMessage', say],
    [window, 'showWarningMessage', say],
    [window, 'showErrorMessage', say],
    [window, 'showQuickPick', pick],
    [window, 'showInputBox', async () => left.shift()],
    [window, 'showSaveDialog', save],
    run,
  );
  return said;
}
