import { strict as assert } from 'node:assert';
import {
  commands,
  env,
  type SymbolInformation,
  TabInputText,
  TabInputTextDiff,
  window,
  workspace,
} from 'vscode';
import type { EventNode, Group, Node } from '../../src/features/tree/nodes';
import { answering } from './messages';
import { createChannel, createTree } from './ownTree';
import { api, fixture, openExpanded, reset, SCHEME, sample, setting, until } from './support';

describe('Nodes of the tree', () => {
  const { session, filter, arrangement, tree, dispose } = createTree(createChannel('nodes'));

  beforeEach(async () => {
    await reset();
    await setting('scope', 'all');
    await arrangement.groupBy(['principal', 'action']);
    session.close();
    // The same logs in the same order: rows are the same in both sessions.
    await session.open({ files: [{ uri: sample(), named: true }] }, true);
    await (await api()).open([sample()]);
    tree.reset();
    await tree.getChildren();
  });
  after(async () => {
    dispose();
    await reset();
  });

  const groups = async () => (await tree.getChildren()) as Group[];
  const childrenOf = async (nodes: readonly Node[]) =>
    (await Promise.all(nodes.map((node) => tree.getChildren(node)))).flat();
  const events = async (group: Node) =>
    (await childrenOf((await tree.getChildren(group)).slice(0, 1))) as EventNode[];
  const all = async () => (await childrenOf(await childrenOf(await groups()))) as EventNode[];
  const run = (name: string, nodes: readonly Node[], answers: readonly (string | undefined)[] = []) =>
    answering(answers, () => commands.executeCommand(`cloudtrail.${name}`, nodes[0], nodes));
  const copied = async (name: string, nodes: readonly Node[]) => {
    await env.clipboard.writeText('');
    const said = await run(name, nodes);
    return { text: await env.clipboard.readText(), ...said };
  };

  it('are copied as JSON, to the letter', async () => {
    const [group] = await groups();
    const [event] = await events(group!);
    const { text } = await copied('copyJson', [event!]);
    assert.equal(text, await session.record(event!.row));
    const several = await copied('copyJson', [group!]);
    const records = JSON.parse(several.text) as { eventID: string }[];
    assert.equal(records.length, group!.group.events);
    assert.deepEqual(several.messages, []);
  });

  it('are copied as Markdown, as IDs, and as filters', async () => {
    const [first, second] = await groups();
    const markdown = await copied('copyMarkdown', [first!]);
    assert.deepEqual(markdown.messages, []);
    assert.equal(markdown.text.trim().split('\n').length, first!.group.events + 2);
    const ids = await copied('copyIds', [first!, second!, first!]);
    assert.equal(ids.text.split('\n').length, first!.group.events + second!.group.events);
    const [action] = (await tree.getChildren(first)) as Group[];
    const { text } = await copied('copyAsFilter', [action!]);
    assert.match(text, /^principal:.* action:/);
    assert.equal(filter.matching(text).count, action!.group.events);
    const one = await copied('copyAsFilter', (await events(first!)).slice(0, 1));
    assert.equal(filter.matching(one.text).count, 1);
  });

  it('are filtered to, and excluded', async () => {
    const inspector = await api();
    const total = (await inspector.count()).events;
    const [group] = await groups();
    const [action] = (await tree.getChildren(group)) as Group[];
    const { length } = await inspector.events({ filter: `action:${action!.group.key}` });
    await openExpanded(sample());
    await run('filterToThis', [action!]);
    await until('the filter', () => shownInView() === length);
    await run('excludeThis', [action!]);
    await until('all others', () => shownInView() === total - length);
    await commands.executeCommand('cloudtrail.clearFilters');
    const picked = (await all()).slice(0, 3);
    await run('filterToThis', picked);
    await until('three events', () => shownInView() === 3);
  });

  it('of each dimension give a filter of just their events, or say that there is none', async () => {
    for (const dimension of [
      'principal',
      'account',
      'service',
      'ip',
      'day',
      'hour',
      'error',
      'agent',
      'outcome',
    ]) {
      await arrangement.groupBy([dimension]);
      tree.reset();
      for (const group of await groups()) {
        const { text } = await copied('copyAsFilter', [group]);
        assert.equal(filter.matching(text).count, group.group.events, `${dimension}: ${text}`);
      }
    }
    await arrangement.groupBy(['file']);
    tree.reset();
    const [file] = await groups();
    assert.equal(tree.getTreeItem(file!).label, 'lookup-events.json (sample)');
  });

  it('are compared: two in a diff of their laid-out records', async () => {
    await run('compareEvents', (await all()).slice(0, 2));
    const input = await until('the diff', () => {
      const { input } = window.tabGroups.activeTabGroup.activeTab ?? {};
      return input instanceof TabInputTextDiff && input;
    });
    for (const uri of [input.original, input.modified]) {
      assert.equal(uri.scheme, SCHEME);
      const { lineCount } = await workspace.openTextDocument(uri);
      assert.ok(lineCount > 20);
    }
    assert.match(window.tabGroups.activeTabGroup.activeTab?.label ?? '', / ↔ /);
  });

  it('are compared: three side by side', async () => {
    await run('compareEvents', (await all()).slice(0, 3));
    await until('three columns', () => window.tabGroups.all.length === 3);
    for (const { activeTab } of window.tabGroups.all) assert.ok(activeTab?.input instanceof TabInputText);
  });

  it('are not compared one alone, six at once, or groups', async () => {
    const events = await all();
    for (const nodes of [events.slice(0, 1), events.slice(0, 6), (await groups()).slice(0, 2)]) {
      const { messages } = await run('compareEvents', nodes);
      assert.match(messages[0] ?? '', /Select two events/);
    }
  });

  it('are shown; of a group, its newest event', async () => {
    const [group] = await groups();
    await run('showEvent', [group!]);
    await until('the event', () => {
      const editor = window.activeTextEditor;
      const from = editor?.document.offsetAt(editor.selection.active);
      const text = editor?.document.getText().slice(from, (from ?? 0) + 5000);
      return text?.includes(group!.newest.id);
    });
  });

  it('lead to related events, with counts', async () => {
    const event = (await all()).find(({ event }) => event.principal.session !== '' && event.error !== '');
    assert.ok(event);
    const { picks } = await run('findRelated', [event], ['Same session']);
    assert.match(picks[0]?.title ?? '', /^Events Related to /);
    const found = picks[0]!.items.find(({ label }) => label.endsWith('Same session'));
    const shown = Number(/^\d+/.exec(found?.description ?? '')?.[0]);
    assert.ok(shown > 0);
    const titles = picks[0]!.items.map(({ label }) => label.replace(/^\$\([^)]*\) /, ''));
    for (const title of [
      'Same session',
      'Same access key',
      'Same request ID',
      'Same principal',
      'Same source IP',
    ])
      assert.ok(titles.includes(title), title);
    for (const title of ['Same user agent', 'Same error', 'Five minutes before and after'])
      assert.ok(titles.includes(title), title);
    // The filter that was set is offered to be narrowed now.
    const again = await run('findRelated', [event]);
    assert.ok(again.picks[0]!.items.some(({ label }) => label === 'Narrow the filter'));
    await openExpanded(sample());
    await until('the session alone', () => shownInView() === shown);
  });

  it('show log text as text, whatever it holds', async () => {
    session.close();
    await session.open({ files: [{ uri: fixture('hostile.json'), named: true }] }, true);
    const inspector = await api();
    await inspector.close();
    await inspector.open([fixture('hostile.json')]);
    tree.reset();
    const shown: string[] = [];
    for (const event of await all()) {
      const { picks } = await run('findRelated', [event]);
      shown.push(picks[0]!.title);
      for (const { label, description, detail } of picks[0]!.items) {
        shown.push(label.replace(/^\$\([a-z-]+\) /, ''), description ?? '', detail ?? '');
      }
    }
    const symbols = await commands.executeCommand<SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      '',
    );
    const ours = symbols.filter(({ location }) => location.uri.scheme === SCHEME);
    assert.equal(ours.length, (await inspector.count()).events);
    shown.push(...ours.flatMap(({ name, containerName }) => [name, containerName]));
    await run('compareEvents', (await all()).slice(0, 2));
    await until(
      'the diff',
      () => window.tabGroups.activeTabGroup.activeTab?.input instanceof TabInputTextDiff,
    );
    shown.push(window.tabGroups.activeTabGroup.activeTab?.label ?? '');
    for (const text of shown) {
      assert.doesNotMatch(text, /[\p{Cc}\p{Cf}]/u);
      assert.doesNotMatch(text, /(?<!\\)\$\(/);
    }
    assert.ok(shown.length > 50);
  });

  it('take no harm from arguments that make no sense', async () => {
    for (const given of [1, 'x', {}, { kind: 'group' }, [null], { kind: 'event' }, { event: { log: 1 } }]) {
      for (const name of ['showEvent', 'copyIds', 'compareEvents', 'findRelated'])
        await answering([], () => commands.executeCommand(`cloudtrail.${name}`, given, [given]));
    }
  });
});

describe('Symbols of the workspace', () => {
  beforeEach(reset);
  after(reset);
  const search = async (query: string) =>
    (
      await commands.executeCommand<SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', query)
    ).filter(({ name, location }) => location.uri.scheme === SCHEME && name);

  it('are none without logs', async () => assert.deepEqual(await search('Delete'), []));

  it('are events by action, principal and ID', async () => {
    const inspector = await api();
    await inspector.open([sample()]);
    const { events: total } = await inspector.count();
    assert.equal((await search('')).length, total);
    const deleted = await search('DeleteGraph');
    assert.ok(deleted.length > 0);
    for (const { name } of deleted) assert.match(name, /^DeleteGraph · /);
    const [event] = await inspector.events({ filter: 'action:DeleteGraph', limit: 1 });
    const [byId] = await search(event!.id);
    assert.ok(byId?.name.endsWith(event!.id), byId?.name);
    assert.equal(byId?.location.uri.scheme, SCHEME);
  });
});

function shownInView(): number | undefined {
  const text = window.activeTextEditor?.document.getText() ?? '';
  try {
    return (JSON.parse(text) as { Events: unknown[] }).Events.length;
  } catch {
    return undefined;
  }
}
