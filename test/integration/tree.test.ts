import { strict as assert } from 'node:assert';
import { commands, type MarkdownString, TreeItemCollapsibleState, window, workspace } from 'vscode';
import type { RiskLevel } from '../../src/core/event/filterFacts';
import { registerTree } from '../../src/features/tree';
import { markOf, markUri } from '../../src/features/tree/marks';
import type { EventNode, Group, Node } from '../../src/features/tree/nodes';
import { hasMatchesElsewhere } from '../../src/host/ui/guards';
import { LateTree } from '../../src/host/views/lateTree';
import { createChannel, createTree, createTreeOver, createView } from './ownTree';
import { replacing } from './replacing';
import {
  api,
  expandedOf,
  fixture,
  lineAt,
  memento,
  openOriginal,
  reset,
  sample,
  setting,
  until,
} from './support';

describe('The tree', () => {
  const { session, filter, tree, dispose } = createTree(createChannel('tree'));

  beforeEach(reset);
  after(async () => {
    dispose();
    await reset();
  });

  const load = async (...names: string[]) => {
    session.close();
    filter.set('');
    await session.open({ files: names.map((name) => ({ uri: fixture(name), named: true })) }, true);
    tree.refresh();
  };
  const idsOfRoots = async () => (await tree.getChildren()).map((node) => tree.getTreeItem(node).id);
  const labels = (nodes: Node[]) => nodes.map((node) => String(tree.getTreeItem(node).label));

  it('groups Detective events by principal, action and event, with counts and failures', async () => {
    await load('seed-as-printed.json');
    const [principal] = await tree.getChildren();
    assert.ok(principal);
    const item = tree.getTreeItem(principal);
    assert.equal(item.label, 'JaneRoe (1A4R5SKSPGG9V)');
    assert.equal(item.description, '1 · 1 failed');
    assert.equal(item.collapsibleState, TreeItemCollapsibleState.Collapsed);
    const { tooltip } = tree.resolveTreeItem(item, principal);
    assert.match((tooltip as MarkdownString).value, /arn:aws:sts::111122223333:assumed-role/);
    const actions = await tree.getChildren(principal);
    assert.deepEqual(labels(actions), ['AcceptInvitation']);
    const [event] = await tree.getChildren(actions[0]);
    assert.ok(event);
    assert.equal(tree.getTreeItem(event).label, '2019-10-24 22:33:26Z');
    assert.equal(tree.getTreeItem(event).description, 'ValidationException · 192.0.2.123 · us-east-2');
    assert.equal(tree.getTreeItem(event).command?.command, 'cloudtrail.openEvent');
  });

  it('counts the same as the API', async () => {
    await load('lookup-v2.json');
    const inspector = await api();
    await inspector.open([fixture('lookup-v2.json')]);
    const groups = await inspector.group(['principal', 'action'], { scope: 'detective' });
    const roots = (await tree.getChildren()) as Group[];
    assert.deepEqual(
      roots.map(({ group }) => [group.key, group.events, group.failed]),
      groups.map((group) => [group.key, group.events, group.failed]),
    );
  });

  it('shows all services when asked to, and Detective alone otherwise', async () => {
    session.close();
    await session.open({ files: [{ uri: sample(), named: true }] }, true);
    const detective = filter.shown.count;
    await setting('scope', 'all');
    await until('all services', () => filter.shown.count > detective);
    await setting('scope', 'detective');
    await until('Detective alone', () => filter.shown.count === detective);
    const sources = filter.shown.newest().map((row) => filter.index.facts(row).source);
    assert.deepEqual([...new Set(sources)], ['detective.amazonaws.com']);
  });

  it('follows the filter', async () => {
    await load('lookup-v2.json', 'seed-as-printed.json');
    filter.set('principal:*JaneRoe');
    tree.refresh();
    assert.deepEqual(labels(await tree.getChildren()), ['JaneRoe (1A4R5SKSPGG9V)']);
    filter.set('action:NoSuchAction');
    tree.refresh();
    assert.deepEqual(await tree.getChildren(), []);
  });

  it('keeps the ids of nodes, so that what is open stays open', async () => {
    await load('lookup-v2.json');
    const before = await idsOfRoots();
    tree.refresh();
    assert.deepEqual(await idsOfRoots(), before);
    assert.equal(new Set(before).size, before.length);
  });

  it('shows log text as text, without invisible characters', async () => {
    await load('hostile.json');
    await setting('scope', 'all');
    await until('all services', () => filter.shown.count > 0);
    tree.refresh();
    const roots = await tree.getChildren();
    const inside = await Promise.all(roots.map((node) => tree.getChildren(node)));
    const shown = [...roots, ...inside.flat()];
    for (const node of shown) {
      const { label, description } = tree.getTreeItem(node);
      assert.doesNotMatch(`${label}${description}`, /[\p{Cc}\p{Cf}]/u);
    }
    assert.ok(shown.length > 5);
  });

  it('takes a click on an event to its place in the expanded view', async () => {
    await load('lookup-v2.json');
    const event = await lastEvent();
    await commands.executeCommand('cloudtrail.openEvent', event);
    const editor = await expandedOf(event.log.uri);
    await until('the cursor is at the event', () => lineAt(editor) === '"CloudTrailEvent": {');
    const from = editor.document.offsetAt(editor.selection.active);
    const next = editor.document.getText().indexOf('"eventID"', from);
    assert.ok(
      editor.document
        .getText()
        .slice(next, next + 60)
        .includes(event.id),
    );
  });

  it('takes it to the original where that is what the user reads', async () => {
    await load('lookup-v2.json');
    const event = await lastEvent();
    const { document } = await openOriginal(event.log.uri);
    await commands.executeCommand('cloudtrail.openEvent', event);
    const editor = await until('the original', () => {
      const active = window.activeTextEditor;
      return active?.document === document && !active.selection.isEmpty && active;
    });
    const selected = document.getText(editor.selection);
    assert.equal(JSON.parse(JSON.parse(`"${selected}"`)).eventID, event.id);
  });

  const lastEvent = async () => {
    let node: Node | undefined = (await tree.getChildren()).at(-1);
    while (node?.kind === 'group') node = (await tree.getChildren(node)).at(-1);
    return (node as EventNode).event;
  };

  it('says what is hidden, and that problems may have cost events', async () => {
    const view = createView();
    const off = await replacing(
      [commands, 'registerCommand', () => ({ dispose: () => undefined })],
      async () =>
        registerTree(
          { view, tree: new LateTree() },
          filter,
          {} as never,
          {} as never,
          session.reader,
          memento(),
        ),
    );
    try {
      await load('444455556666_CloudTrail_us-east-1_20240314T1315Z_BBDRPhELjpuwjCgM.json.gz');
      const { count, failed } = session.index.all();
      const others = count - filter.scoped.count;
      const othersFailed = failed - filter.scoped.failed;
      assert.ok(others > 0);
      const hidden = `Detective only, ${others} of other services hidden`;
      const told = othersFailed > 0 ? `${hidden} (${othersFailed} failed)` : hidden;
      assert.equal(view.message, `${filter.scoped.count} of ${count} events · ${told}`);
      await load('truncated.json');
      assert.match(view.message ?? '', / · \d problems: see the load report$/);
      await load('trailing-comma.json');
      assert.doesNotMatch(view.message ?? '', /problem/);
    } finally {
      off.dispose();
    }
  });

  /** The item of each group, by its ID: what VS Code is told of it. */
  const states = async (nodes: Node[] | undefined = undefined): Promise<Map<string, number>> => {
    const found = new Map<string, number>();
    for (const node of nodes ?? (await tree.getChildren())) {
      if (node.kind !== 'group') continue;
      found.set(node.id, tree.getTreeItem(node).collapsibleState ?? 0);
      for (const entry of await states(await tree.getChildren(node))) found.set(...entry);
    }
    return found;
  };
  const openGroups = async () =>
    [...(await states()).values()].filter((state) => state === TreeItemCollapsibleState.Expanded).length;

  it('stays collapsed after Collapse All when a filter or the scope hides groups and shows them again', async () => {
    await load('lookup-v2.json');
    tree.expandAll();
    assert.ok((await openGroups()) > 1);
    filter.set('');
    tree.collapseAll();
    for (const text of ['action:NoSuchAction', '', 'outcome:failed', '']) {
      filter.set(text);
      tree.refresh();
      assert.equal(await openGroups(), 0, text);
    }
    for (const scope of ['all', 'detective']) {
      await setting('scope', scope);
      await until(scope, () => filter.scope === scope);
      tree.refresh();
      assert.equal(await openGroups(), 0, scope);
    }
    await setting('scope', undefined);
  });

  it('gives a group back as the user left it', async () => {
    await load('lookup-v2.json');
    tree.expandAll();
    const all = await openGroups();
    const [first] = await tree.getChildren();
    assert.ok(first);
    tree.remember(first, false);
    const hide = async () => {
      filter.set('action:NoSuchAction');
      tree.refresh();
      await states();
      filter.set('');
      tree.refresh();
    };
    await hide();
    assert.equal((await states()).get(first.id), TreeItemCollapsibleState.Collapsed);
    assert.ok((await openGroups()) < all && (await openGroups()) > 0);
    tree.collapseAll();
    tree.remember(first, true);
    await hide();
    assert.equal((await states()).get(first.id), TreeItemCollapsibleState.Expanded);
    assert.equal(await openGroups(), 1);
    tree.reset();
  });

  it('says 1 event to screen readers where a group has one', async () => {
    await load('seed-as-printed.json');
    const [principal] = await tree.getChildren();
    assert.ok(principal);
    const { label = '' } = tree.getTreeItem(principal).accessibilityInformation ?? {};
    assert.match(label, /, 1 event, 1 failed/);
  });

  it('marks groups by letters and words, so that a narrow side bar cuts nothing off', async () => {
    await load('seed-as-printed.json');
    const [principal] = await tree.getChildren();
    assert.ok(principal);
    const { resourceUri } = tree.getTreeItem(principal);
    assert.ok(resourceUri);
    const told = (failed: number, risk: RiskLevel) => {
      const uri = markUri(failed, risk);
      const mark = uri && markOf(uri);
      return mark && [mark.badge, mark.tooltip];
    };
    assert.deepEqual(markOf(resourceUri)?.tooltip, '1 failed');
    assert.deepEqual(told(1234, 'high'), ['HF', 'high risk · 1,234 failed']);
    assert.deepEqual(told(0, 'medium'), ['M', 'medium risk']);
    assert.equal(told(0, 'low'), undefined);
    assert.equal(markOf(fixture('seed-as-printed.json')), undefined);
  });

  it('lists groups of risk by severity', async () => {
    session.close();
    await session.open({ files: [{ uri: sample(), named: true }] }, true);
    const over = createTreeOver(session, filter.settings);
    await over.arrangement.groupBy(['risk']);
    const keys = ((await over.tree.getChildren()) as Group[]).map(({ group }) => group.key);
    assert.ok(keys.length > 2, `${keys}`);
    const order = ['high', 'medium', 'low', 'none'];
    assert.deepEqual(
      keys,
      order.filter((key) => keys.includes(key)),
    );
    over.dispose();
  });

  it('offers all services only where they hold what the filter looks for', async () => {
    session.close();
    await session.open({ files: [{ uri: sample(), named: true }] }, true);
    const other = [
      ...new Set(
        filter.index
          .all()
          .newest()
          .map((row) => filter.index.facts(row).source),
      ),
    ].find((source) => source !== 'detective.amazonaws.com');
    assert.ok(other);
    filter.set(`service:${other}`);
    assert.equal(filter.shown.count, 0);
    assert.ok(hasMatchesElsewhere(filter));
    filter.set('action:NoSuchAction');
    assert.ok(!hasMatchesElsewhere(filter));
    await setting('scope', 'all');
    await until('all services', () => filter.scope === 'all');
    assert.ok(!hasMatchesElsewhere(filter));
    await setting('scope', undefined);
    filter.set('');
  });

  it('opens the bundled sample by command', async () => {
    await commands.executeCommand('cloudtrail.openSample');
    const inspector = await api();
    const { events } = await inspector.count();
    assert.ok(events >= 38 && events <= 48, `${events} events`);
    await until(
      'its expanded view',
      () => window.activeTextEditor?.document.languageId === 'cloudtrail-json',
    );
    const { events: detective } = await inspector.count({ scope: 'detective' });
    assert.ok(detective * 2 > events, 'most are of Detective');
    assert.ok(workspace.textDocuments.every((document) => !document.isDirty));
  });
});
