import { strict as assert } from 'node:assert';
import {
  commands,
  type DocumentSymbol,
  env,
  extensions,
  Selection,
  ThemeIcon,
  type Uri,
  window,
} from 'vscode';
import { extrasOf } from '../../src/core/event/extras';
import { DIMENSION_NAMES } from '../../src/core/index/arrangement';
import { EventIndex } from '../../src/core/index/eventIndex';
import { BatchBuilder } from '../../src/core/scan/builder';
import { NONE } from '../../src/core/trail/shapes';
import { Arrangement } from '../../src/features/tree/arrangement';
import { iconOf } from '../../src/features/tree/items';
import type { EventNode, Group, MoreNode, Node } from '../../src/features/tree/nodes';
import { MAX_OPEN, PAGE } from '../../src/features/tree/provider';
import type { Session } from '../../src/host/session/session';
import { Settings } from '../../src/host/ui/settings';
import { facts, type GivenFacts } from '../support/facts';
import { answering } from './messages';
import { createChannel, createTreeOver } from './ownTree';
import {
  api,
  fixture,
  memento,
  openExpanded,
  openOriginal,
  positionOf,
  reset,
  sample,
  setting,
  until,
} from './support';

/** Commands that work on what is loaded, without arguments as the palette runs them. */
const COMMANDS = [
  ...['groupBy', 'sortGroups', 'expandAll', 'collapseAll', 'revealInTree', 'showEvent', 'filterToThis'],
  ...['excludeThis', 'compareEvents', 'copyJson', 'copyMarkdown', 'copyIds', 'copyAsFilter', 'findRelated'],
  'exportEvents',
];

describe('Commands of the tree', () => {
  beforeEach(reset);
  after(reset);

  it('are in the palette and need no logs', () => {
    const { contributes } = extensions.getExtension('cloudtrail-inspector.cloudtrail-inspector')!.packageJSON;
    const hidden = contributes.menus.commandPalette.map(({ command }: { command: string }) => command);
    for (const name of COMMANDS) {
      const id = `cloudtrail.${name}`;
      const found = contributes.commands.find(({ command }: { command: string }) => command === id);
      assert.ok(found && found.enablement === undefined, id);
      assert.ok(!hidden.includes(id), id);
    }
  });

  for (const name of COMMANDS) {
    it(`say what to do without logs: ${name}`, async () => {
      const { messages, picks } = await answering([], () => commands.executeCommand(`cloudtrail.${name}`));
      assert.equal(picks.length, 0);
      assert.equal(messages.length, 1);
      assert.match(messages[0]!, /No CloudTrail logs are open. Open a log file/);
    });
  }

  it('say what to do without a selection', async () => {
    await (await api()).open([sample()]);
    for (const name of ['showEvent', 'filterToThis', 'compareEvents', 'copyJson', 'copyAsFilter']) {
      const { messages } = await answering([], () => commands.executeCommand(`cloudtrail.${name}`));
      assert.match(messages[0] ?? '', /Select an event or a group/, name);
    }
    for (const name of ['revealInTree', 'findRelated']) {
      const { messages } = await answering([], () => commands.executeCommand(`cloudtrail.${name}`));
      assert.match(messages[0] ?? '', /Put the cursor on an event/, name);
    }
  });

  it('say what to do where scope or filter hides everything', async () => {
    await (await api()).open([fixture('lookup-v2.json')]);
    await commands.executeCommand('cloudtrail.filter', 'action:NoSuchAction');
    const { messages } = await answering([], () => commands.executeCommand('cloudtrail.exportEvents'));
    assert.deepEqual(messages, ['No event passes the filter.']);
  });

  it('choose a grouping and an order, which the message over the tree says', async () => {
    await (await api()).open([sample()]);
    await answering(['Source IP → Action'], () => commands.executeCommand('cloudtrail.groupBy'));
    const again = await answering(['Choose dimensions', 'Day', 'Region', 'Done'], () =>
      commands.executeCommand('cloudtrail.groupBy'),
    );
    assert.match(again.picks[0]?.items[1]?.description ?? '', /^now/);
    assert.deepEqual(
      again.picks.slice(1).map(({ title }) => title),
      ['Group Events By: First Dimension', 'Group Events By: Day → …', 'Group Events By: Day → Region → …'],
    );
    const third = await answering(['Principal → Action'], () =>
      commands.executeCommand('cloudtrail.groupBy'),
    );
    assert.equal(third.picks[0]?.items[0]?.label, 'Day → Region');
    const sorted = await answering(['Failures'], () => commands.executeCommand('cloudtrail.sortGroups'));
    assert.equal(sorted.picks[0]?.items[0]?.description, 'now');
    await answering(['Number'], () => commands.executeCommand('cloudtrail.sortGroups'));
  });

  it('expand and collapse', async () => {
    await (await api()).open([sample()]);
    await answering([], () => commands.executeCommand('cloudtrail.expandAll'));
    await commands.executeCommand('cloudtrail.collapseAll');
  });

  const select = async (uri: Uri, text: string) => {
    const editor = await openExpanded(uri);
    const at = positionOf(editor.document, text);
    editor.selection = new Selection(at, at);
    return editor;
  };
  /** What the tree's selection holds, as its own commands see it. */
  const selectedIds = async () => {
    await env.clipboard.writeText('nothing');
    await answering([], () => commands.executeCommand('cloudtrail.copyIds'));
    return env.clipboard.readText();
  };

  it('reveal the event at the cursor, and go back to it', async () => {
    const editor = await select(sample(), '"eventName": "Delete|Graph"');
    const text = editor.document.getText();
    const id = /"eventID": "([^"]+)"/.exec(
      text.slice(editor.document.offsetAt(editor.selection.active)),
    )?.[1];
    await until('the log is loaded', async () => (await (await api()).count()).events > 0);
    await answering([], () => commands.executeCommand('cloudtrail.revealInTree'));
    assert.equal(await until('the selection', async () => (await selectedIds()) === id && id), id);
    await commands.executeCommand('workbench.action.closeAllEditors');
    await (await api()).open([sample()]);
    await answering([], () => commands.executeCommand('cloudtrail.revealInTree'));
  });

  it('follow the cursor while that is wanted', async () => {
    await (await api()).open([sample()]);
    await commands.executeCommand('cloudtrail.events.focus');
    await setting('followCursor', true);
    const editor = await select(sample(), '"eventName": "Delete|Members"');
    const first = await until('the selection', async () => /^[0-9a-f-]{36}$/.exec(await selectedIds())?.[0]);
    const at = positionOf(editor.document, '"eventName": "Start|Investigation"');
    editor.selection = new Selection(at, at);
    await until('another selection', async () => {
      const now = await selectedIds();
      return now !== 'nothing' && now !== first;
    });
    assert.equal(window.activeTextEditor, editor);
  });

  it('say why an event is not in the tree', async () => {
    const editor = await openOriginal(sample());
    const at = (text: string) => {
      const place = positionOf(editor.document, text);
      editor.selection = new Selection(place, place);
    };
    const reveal = () => answering([], () => commands.executeCommand('cloudtrail.revealInTree'));
    at('"EventName": "Delete|Graph"');
    await commands.executeCommand('cloudtrail.filter', 'action:GetMembers');
    assert.deepEqual((await reveal()).messages, ['The filter hides this event from the tree.']);
    await commands.executeCommand('cloudtrail.clearFilters');
    assert.deepEqual((await reveal()).messages, []);
    at('"EventName": "Assume|Role"');
    assert.match((await reveal()).messages[0] ?? '', /no call to Amazon Detective/);
  });

  it('name the events of an original in its outline', async () => {
    const { document } = await openOriginal(sample());
    const symbols = await until('the outline', async () => {
      const found = await commands.executeCommand<DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return found.some(({ name }) => name.startsWith('DeleteGraph · ')) && found;
    });
    const deleted = symbols.filter(({ name }) => name.startsWith('DeleteGraph · '));
    assert.ok(document.getText(deleted[0]?.range).includes('"DeleteGraph"'));
  });
});

describe('The arranged tree', () => {
  const channel = createChannel('arranging');
  const settings = new Settings(channel);
  const index = new EventIndex();
  const session = {
    index,
    onDidChange: () => ({ dispose: () => undefined }),
    event: (row: number) => ({ ...index.facts(row), ...index.place(row), log: { uri: fixture('x.json') } }),
  } as unknown as Session;
  const state = memento();
  const own = createTreeOver(session, settings, state);
  const { filter, arrangement, tree } = own;
  before(async () => {
    await reset();
    await setting('scope', 'all');
    await until('all services', () => filter.scope === 'all');
  });
  after(async () => {
    for (const one of [own, settings, channel]) one.dispose();
    await reset();
  });

  const load = (given: Iterable<GivenFacts>) => {
    index.remove(index.sources.map(({ id }) => id));
    const builder = new BatchBuilder();
    for (const one of given) builder.addEvent(facts(one), extrasOf({}), { offset: 0, length: 0, depth: 0 });
    builder.endLog({ shape: NONE, bytes: 0, problems: [], odd: 0 }, fixture('x.json').toString());
    index.add(builder.take());
    tree.reset();
  };
  const labels = (nodes: Node[]) => nodes.map((node) => String(tree.getTreeItem(node).label));
  const groups = async () => (await tree.getChildren()) as Group[];

  it('groups as it is told, and remembers it', async () => {
    load([
      { name: 'A', region: 'x' },
      { name: 'B', region: 'y', error: 'e' },
      { name: 'B', region: 'x' },
    ]);
    await arrangement.groupBy(['region', 'outcome', 'action']);
    tree.reset();
    assert.deepEqual(labels(await groups()), ['x', 'y']);
    const [, y] = await groups();
    const [failed] = await tree.getChildren(y);
    assert.deepEqual(labels(await tree.getChildren(failed)), ['B']);
    const remembered = new Arrangement(settings, state);
    assert.deepEqual(remembered.by, ['region', 'outcome', 'action']);
    remembered.dispose();
  });

  it('lets a change of the setting end the choice, and refuses a bad one', async () => {
    await setting('groupBy', ['action']);
    await until('the setting', () => arrangement.by.join() === 'action');
    tree.reset();
    assert.deepEqual(labels(await groups()), ['B', 'A']);
    for (const bad of [['nothing'], 'action', ['action', 'action'], [1]]) {
      await setting('groupBy', bad);
      await until('the default', () => arrangement.by.join() === 'principal,action');
    }
    await setting('groupBy', undefined);
  });

  it('is not harmed by what an older version remembered', () => {
    for (const old of [undefined, 1, 'x', { by: ['nothing'], over: '' }, { by: 1 }, { __proto__: null }]) {
      const odd = memento();
      void odd.update('tree.groupBy', old);
      void odd.update('tree.order', old);
      const made = new Arrangement(settings, odd);
      assert.deepEqual([made.by.join(), made.order], ['principal,action', 'count']);
      made.dispose();
    }
  });

  it('sorts groups', async () => {
    await arrangement.groupBy(['action']);
    load([
      { name: 'B', time: '2024-01-01T00:00:00Z' },
      { name: 'B', time: '2024-01-01T00:00:00Z' },
      { name: 'A', time: '2024-01-02T00:00:00Z', error: 'e' },
      { name: 'C', time: '2024-01-03T00:00:00Z' },
    ]);
    const orders = { count: 'B A C', name: 'A B C', failures: 'A B C', newest: 'C A B' } as const;
    for (const [order, expected] of Object.entries(orders)) {
      await arrangement.sortBy(order as keyof typeof orders);
      tree.reset();
      assert.equal(labels(await groups()).join(' '), expected, order);
    }
    await arrangement.sortBy('count');
  });

  it('shows events alone, newest first', async () => {
    await arrangement.groupBy([]);
    load([
      { name: 'A', time: '2024-01-01T00:00:00Z' },
      { name: 'B', time: '2024-01-02T00:00:00Z' },
    ]);
    assert.deepEqual(labels(await tree.getChildren()), ['2024-01-02 00:00:00Z', '2024-01-01 00:00:00Z']);
  });

  it('has an icon for each dimension, and nodes that can be filtered by', async () => {
    load([{ name: 'A', sourceIp: '192.0.2.1', time: '2024-01-01T00:00:00Z' }]);
    for (const name of DIMENSION_NAMES) {
      await arrangement.groupBy([name]);
      tree.reset();
      const [group] = await groups();
      const item = tree.getTreeItem(group!);
      assert.ok(item.iconPath instanceof ThemeIcon && item.iconPath.id !== 'folder', name);
      assert.ok(item.label, name);
    }
    assert.equal(iconOf({ dimension: 'error', key: '' } as Group['group']), 'pass');
  });

  it('shows pages, before and behind one another', async () => {
    await arrangement.groupBy(['action']);
    load(Array.from({ length: PAGE * 3 + 5 }, (_, n) => ({ name: `A${String(n).padStart(5, '0')}` })));
    const more = async () =>
      (await tree.getChildren()).filter((node): node is MoreNode => node.kind === 'more');
    const hidden = async () => (await more()).map(({ isBefore, hidden }) => [isBefore, hidden]);
    assert.equal((await tree.getChildren()).length, PAGE + 1);
    assert.deepEqual(await hidden(), [[false, 2 * PAGE + 5]]);
    const node = await tree.find(2 * PAGE + 3);
    assert.ok(node?.parent && (await tree.getChildren()).includes(node.parent), 'the page that holds it');
    assert.deepEqual(await hidden(), [
      [true, 2 * PAGE],
      [false, 5],
    ]);
    tree.showMore((await more())[1]!);
    tree.showMore((await more())[0]!);
    assert.deepEqual(await hidden(), [[true, PAGE]]);
    assert.equal((await tree.getChildren()).length, 2 * PAGE + 6);
    const events = (await tree.getChildren(node.parent)) as EventNode[];
    assert.deepEqual(
      events.map(({ row }) => row),
      [2 * PAGE + 3],
    );
  });

  it('finds each event in each grouping', async () => {
    load(
      Array.from({ length: 60 }, (_, n) => ({
        name: `A${n % 7}`,
        time: n % 9 === 0 ? 'soon' : `2024-01-0${1 + (n % 5)}T0${n % 6}:00:00Z`,
        sourceIp: n % 4 === 0 ? '' : `192.0.2.${n % 3}`,
        principal: { label: `p${n % 5}`, account: String(n % 2) },
      })),
    );
    for (const by of [['principal', 'action'], ['day', 'hour', 'ip'], ['file', 'resource', 'account'], []]) {
      await arrangement.groupBy(by);
      tree.reset();
      for (let row = 0; row < 60; row++) {
        const node = await tree.find(row);
        assert.equal(node?.row, row, by.join());
        const chain: Node[] = [];
        for (let at: Node | undefined = node; at; at = tree.getParent(at)) chain.unshift(at);
        let parent: Node | undefined;
        for (const one of chain) {
          assert.ok((await tree.getChildren(parent)).includes(one));
          parent = one;
        }
      }
    }
    filter.set('action:A1');
    tree.refresh();
    assert.equal(await tree.find(0), undefined);
    filter.set('');
  });

  it('opens no more groups than can be shown at once', async () => {
    await arrangement.groupBy(['action', 'outcome']);
    load(Array.from({ length: PAGE }, (_, n) => ({ name: `A${n}` })));
    const firstId = async () => tree.getTreeItem((await groups())[0]!).id;
    const open = async () => (await groups()).filter(({ isOpen }) => isOpen).length;
    const before = await firstId();
    tree.expandAll();
    assert.equal(await open(), MAX_OPEN);
    assert.notEqual(await firstId(), before);
    tree.refresh();
    assert.equal(await open(), MAX_OPEN, 'after a refresh too');
    tree.reset();
    assert.equal(await open(), 0);
  });

  describe('that changes while groups are made', () => {
    const MANY = 150_000;
    before(async () => {
      await arrangement.groupBy(['principal', 'action']);
      load(
        (function* () {
          for (let n = 0; n < MANY; n++)
            yield { name: `Get${n % 2}`, principal: { label: `user ${n % 30_000}` } };
        })(),
      );
    });
    after(() => {
      filter.set('');
      load([{ name: 'A' }]);
    });

    it('is shown as it is then, and never empty', async () => {
      for (const delay of [0, 5, 15, 30, 60]) {
        tree.refresh();
        const asked = tree.getChildren();
        setTimeout(() => tree.refresh(), delay);
        assert.equal((await asked).length, PAGE + 1, `${delay} ms`);
      }
    });

    it('does not take what is inside of a node from before for what is inside of the new one', async () => {
      const sum = async (node: Node) =>
        ((await tree.getChildren(node)) as Group[]).reduce((events, { group }) => events + group.events, 0);
      const [old] = (await tree.getChildren()) as Group[];
      assert.equal(await sum(old!), MANY / 30_000);
      filter.set('action:Get0');
      tree.refresh();
      // The view asks for what is inside of the old node before it asks for new ones.
      await tree.getChildren(old);
      const now = (await tree.getChildren()) as Group[];
      for (const node of now.slice(0, 3)) assert.equal(await sum(node), node.group.events);
      assert.equal(now[0]?.id, old?.id);
      filter.set('');
      tree.refresh();
    });

    it('tries again where groups could not be made', async () => {
      const { grouping } = index;
      index.grouping = () => {
        throw new Error('no memory');
      };
      tree.refresh();
      await assert.rejects(tree.getChildren(), /no memory/);
      index.grouping = grouping;
      assert.equal((await tree.getChildren()).length, PAGE + 1);
    });

    it('goes on where rows are numbered anew', async () => {
      const builder = new BatchBuilder();
      for (let n = 0; n < MANY; n++)
        builder.addEvent(facts({ name: 'Late' }), extrasOf({}), { offset: 0, length: 0, depth: 0 });
      builder.endLog({ shape: NONE, bytes: 0, problems: [], odd: 0 }, fixture('y.json').toString());
      const added = index.add(builder.take(), { pending: true });
      tree.refresh();
      const asked = tree.getChildren();
      const { epoch } = index;
      setTimeout(() => index.remove(added), 2);
      assert.equal((await asked).length, PAGE + 1);
      await until('rows are numbered anew', () => index.epoch > epoch);
      assert.equal((await tree.getChildren()).length, PAGE + 1);
    });
  });
});
