import { commands, type QuickPick, type QuickPickItem, window } from 'vscode';
import { replacing } from './replacing';
import { pause, until } from './support';

/** A list that the extension made, and whether it is still there. */
export interface OpenList {
  readonly list: QuickPick<QuickPickItem>;
  isOpen: boolean;
}

/**
 * Runs a command that opens a list of its own, and answers it by keys. A window under load loses keys and takes the
 * focus away: the list stays open without focus, and each key is sent until the list shows what it does.
 */
export async function answerByKeys(command: string, press: (open: OpenList) => Promise<void>): Promise<void> {
  const opened: OpenList[] = [];
  const create = window.createQuickPick;
  const createOpen = () => {
    const list = create();
    list.ignoreFocusOut = true;
    const open: OpenList = { list, isOpen: true };
    list.onDidHide(() => {
      open.isOpen = false;
    });
    opened.push(open);
    return list;
  };
  try {
    await replacing([window, 'createQuickPick', createOpen], async () => {
      void commands.executeCommand(command);
      await press(await until(`the list of ${command}`, () => opened[0]));
    });
  } finally {
    for (const { list, isOpen } of opened) if (isOpen) list.hide();
  }
}

/** Takes the first line, which is not picked yet, of a list that takes several. */
export async function pickFirst(open: OpenList): Promise<void> {
  await until('lines to pick from', () => open.list.items.length > 0);
  await key(open, 'quickInput.first', () => open.list.activeItems.length > 0);
  await key(open, 'workbench.action.quickPickManyToggle', () => open.list.selectedItems.length > 0);
  await accept(open);
}

export function accept(open: OpenList): Promise<void> {
  return key(open, 'quickInput.accept', () => !open.isOpen);
}

/** Runs what a key runs, again where nothing came of it for a while. */
async function key(open: OpenList, id: string, isDone: () => boolean): Promise<void> {
  await until(`what ${id} does to “${open.list.title}”`, async () => {
    if (open.isOpen) await commands.executeCommand(id);
    for (let tries = 0; tries < 60 && !isDone(); tries++) await pause(50);
    return isDone();
  });
}
