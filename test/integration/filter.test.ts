import { strict as assert } from 'node:assert';
import { commands, EventEmitter, type Memento, type TextDocument, window, workspace } from 'vscode';
import { extrasOf } from '../../src/core/event/extras';
import { EventIndex } from '../../src/core/index/eventIndex';
import { BatchBuilder } from '../../src/core/scan/builder';
import { NONE } from '../../src/core/trail/shapes';
import type { FilterItem } from '../../src/features/filter/item';
import { filterItems } from '../../src/features/filter/items';
import { keepFilter } from '../../src/features/filter/kept';
import { valueItems } from '../../src/features/filter/pick';
import { ActiveFilter } from '../../src/host/filter/activeFilter';
import type { Session } from '../../src/host/session/session';
import { Settings } from '../../src/host/ui/settings';
import { facts, type GivenFacts } from '../support/facts';
import { api, fixture, memento, open, openExpanded, reset, setting, until } from './support';

describe('The filter', () => {
  beforeEach(reset);
  after(reset);

  it('shows only the matching events in the expanded view, says so, and is cleared', async () => {
    const { document } = await openExpanded(fixture('lookup-v2.json'));
    const all = await until('the log is loaded', async () => {
      const count = await (await api()).count();
      return count.events > 0 && count;
    });
    assert.equal(events(document).length, all.events);
    await commands.executeCommand('cloudtrail.filter', 'outcome:failed');
    await until('the view is filtered', () => events(document).length === all.failed);
    assert.ok(all.failed > 0 && all.failed < all.events);
    const [first] = await lenses(document);
    assert.match(
      first ?? '',
      new RegExp(`${all.failed} of ${all.events} events of all services: outcome:failed`),
    );
    await commands.executeCommand('cloudtrail.clearFilters');
    await until('the view is whole', () => events(document).length === all.events);
    assert.doesNotMatch((await lenses(document))[0] ?? '', /outcome/);
  });

  it('leaves valid JSON for each way of filtering', async () => {
    const { document } = await openExpanded(fixture('lookup-v2.json'));
    const before = document.getText();
    const ids = events(document).map((event) => event.CloudTrailEvent.eventID);
    for (const id of ids) {
      await commands.executeCommand('cloudtrail.filter', `id:${id}`);
      await until('one event', () => events(document).length === 1);
      assert.equal(events(document)[0]?.CloudTrailEvent.eventID, id);
      await commands.executeCommand('cloudtrail.filter', `-id:${id}`);
      await until('the others', () => events(document).length === ids.length - 1);
    }
    await commands.executeCommand('cloudtrail.clearFilters');
    await until('the view as it was', () => document.getText() === before);
  });

  it('lets no event through that matches nothing, and no error hide as an empty result', async () => {
    await openExpanded(fixture('lookup-v2.json'));
    await assert.rejects(
      async () => commands.executeCommand('cloudtrail.filter', 'actoin:DeleteGraph'),
      /actoin/,
    );
  });

  it('is added to by Filter to Principal', async () => {
    const { document } = await openExpanded(fixture('lookup-v2.json'));
    const inspector = await api();
    const group = await until('the log is loaded', async () => (await inspector.group(['principal']))[0]);
    await commands.executeCommand('cloudtrail.addToFilter', 'principal', group.label, 'include');
    await until('the principal alone', () => events(document).length === group.events);
    await commands.executeCommand('cloudtrail.clearFilters');
  });

  it('plays no part in what the API answers', async () => {
    await open(fixture('lookup-v2.json'));
    const inspector = await api();
    const before = await until('the log is loaded', async () => {
      const count = await inspector.count();
      return count.events > 0 && count;
    });
    await commands.executeCommand('cloudtrail.filter', 'action:NoSuchAction');
    assert.deepEqual(await inspector.count(), before);
  });

  it('refuses a text that is no filter by name', () =>
    assert.rejects(
      async () => commands.executeCommand('cloudtrail.filter', 'action:'),
      /A value must follow/,
    ));

  it('is not harmed by arguments that make no sense', async () => {
    const { document } = await openExpanded(fixture('lookup-v2.json'));
    const before = document.getText();
    for (const given of [
      [],
      [1, 2, 3],
      ['nofield', 'x'],
      ['action', { a: 1 }],
      ['action', 'x', 'maybe'],
      ['outcome', 'x'],
    ])
      await commands.executeCommand('cloudtrail.addToFilter', ...given);
    assert.equal(document.getText(), before);
    await commands.executeCommand('notifications.clearAll');
  });
});

describe('The filter of changing logs', () => {
  const { filter, load, changes, dispose } = harness();
  after(dispose);
  beforeEach(() => {
    filter.set('');
    load();
  });

  it('stays when the log is closed that made it valid', () => {
    load({ name: 'A', principal: { account: 'REDACTED' } }, { name: 'B' });
    filter.set('account:REDACTED');
    assert.deepEqual(names(filter), ['A']);
    load({ name: 'B' });
    assert.deepEqual(names(filter), []);
    filter.set(`${filter.text} action:B`);
    load({ name: 'B', principal: { account: 'REDACTED' } });
    assert.deepEqual(names(filter), ['B']);
    filter.set('');
    load();
    assert.throws(() => filter.set('account:REDACTED'), { name: 'FilterSyntaxError' });
  });

  it('counts relative times from the newest event, and says when it moved', () => {
    load({ name: 'A', time: '2024-01-01T00:00:00Z' });
    filter.set('time:last1d');
    assert.deepEqual(names(filter), ['A']);
    const count = changes();
    load({ name: 'B', time: '2024-01-09T00:00:00Z' }, { name: 'A', time: '2024-01-01T00:00:00Z' });
    assert.equal(changes(), count + 1);
    assert.deepEqual(names(filter), ['B']);
    load({ name: 'B', time: '2024-01-09T00:00:00Z' });
    assert.equal(changes(), count + 1, 'the newest event is the same');
    filter.set('action:B');
    load({ name: 'B', time: '2024-02-01T00:00:00Z' });
    assert.equal(changes(), count + 2, 'no relative time');
  });

  it('says nothing when it is set to what it is', () => {
    filter.set('action:B');
    const count = changes();
    filter.set(' action:B ');
    assert.equal(changes(), count);
  });

  it('keeps the events in scope until logs or scope change', async () => {
    load({ source: 'detective.amazonaws.com' }, { source: 's3.amazonaws.com' });
    const { scoped } = filter;
    assert.equal(scoped.count, 2);
    filter.set('service:s3');
    assert.equal(filter.scoped, scoped);
    await setting('scope', 'detective');
    await until('the scope is another', () => filter.scoped.count === 1);
    assert.equal(filter.shown.count, 0);
    await setting('scope', 'all');
    await until('all are in scope', () => filter.scoped.count === 2);
  });
});

describe("The filter's input", () => {
  const { filter, load, dispose } = harness();
  after(dispose);
  beforeEach(() => load({ name: 'A', error: 'x' }, { name: 'B' }, { name: 'B' }));

  const lines = (text: string) => filterItems(filter, text);
  const first = (text: string) => lines(text).find(({ alwaysShow }) => alwaysShow) as FilterItem;

  it('counts', () => assert.equal(first('action:b').label, '$(filter) Show 2 of 3 events'));
  it('counts without a filter', () => assert.equal(first('').label, '$(clear-all) No filter: all 3 events'));
  it('takes the most frequent value for one that is missing', () =>
    assert.equal(first('action:').text, 'action:B '));
  it('takes a value after a comma', () => assert.equal(first('action:B,').text, 'action:B,B '));
  it('takes a value for an open quote', () => assert.equal(first('action:"a').text, 'action:A '));
  it('takes a choice that is half typed', () => assert.equal(first('outcome:f').text, 'outcome:failed '));
  it('takes a field after a dash', () => assert.equal(first('-').text, '-principal:'));
  it('tells the problem after the completions', () =>
    assert.match(lines('action:').at(-1)?.label ?? '', /A value must follow/));
  it('tells a problem first that no typing mends', () => {
    const { label, description, detail, text } = first('acton:x');
    assert.match(label, /Unknown field/);
    assert.equal(description, 'Enter takes “action”');
    assert.equal(detail, '▸acton◂:x');
    assert.equal(text, 'action:x');
  });
  it('tells a problem first where nothing completes the text', () =>
    assert.match(first('time:2024-13').label, /is not a time/));
  it('offers values first where what is typed finds nothing by itself', () => {
    load({ name: 'GetMembers' }, { name: 'ListGraphs' });
    assert.equal(first('action:member').text, 'action:GetMembers ');
    assert.equal(first('-action:member').text, '-action:GetMembers ');
    assert.equal(first('action:ListGraphs,member').text, 'action:ListGraphs,GetMembers ');
    assert.match(lines('action:member').at(-1)?.label ?? '', /Show 0 of 2 events/);
    assert.equal(first('err').text, 'error:');
  });
  it('shows events first where what is typed finds some, or nothing completes it', () => {
    load({ name: 'GetMembers' }, { name: 'ListGraphs' });
    for (const text of [
      'action:GetMembers',
      'action:*member*',
      'action:Nothing',
      'outcome:failed',
      'nothing',
    ])
      assert.match(first(text).label, /Show \d of 2 events/, text);
  });
  it('says 1 event of one, and separates thousands', () => {
    load({ name: 'A' });
    assert.equal(first('action:A').label, '$(filter) Show 1 of 1 event');
    assert.equal(first('').label, '$(clear-all) No filter: all 1 event');
    load(...Array.from({ length: 1234 }, () => ({ name: 'A' })));
    assert.equal(first('action:A').label, '$(filter) Show 1,234 of 1,234 events');
    assert.match(lines('action:').find(({ text }) => text === 'action:A ')?.description ?? '', /^1,234$/);
  });
  it('tells of an address that is none at its place', () => assert.equal(first('ip:(').detail, 'ip:▸(◂'));
  it('writes an address with such a sign in quotes', () => {
    load({ sourceIp: '(hidden)' });
    assert.equal(first('ip:hid').text, 'ip:"(hidden)" ');
  });
  it('shows descriptions without marks', () =>
    assert.ok(lines('').every(({ description = '' }) => !description.includes('`'))));
  it('knows what it was made for', () => assert.ok(lines('outcome:').every(({ of }) => of === 'outcome:')));
});

describe("The filter's pick lists", () => {
  const { filter, load, dispose } = harness();
  after(dispose);
  beforeEach(() => filter.set(''));

  const lines = (field: string) =>
    valueItems(filter, field).map(
      ({ label, description, picked }) => `${picked ? '*' : ''}${label}: ${description}`,
    );

  it('name the accounts of principals of one name', () => {
    load(
      { principal: { label: 'Admin/jane', account: '111122223333' } },
      { principal: { label: 'Admin/jane', account: '444455556666' }, error: 'x' },
      { principal: { label: 'root', account: '111122223333' } },
    );
    assert.deepEqual(lines('principal'), [
      'Admin/jane: 2 · 1 failed · accounts 111122223333, 444455556666',
      'root: 1',
    ]);
    assert.deepEqual(lines('account'), ['111122223333: 2', '444455556666: 1 · 1 failed']);
  });

  it('list risks by severity, whatever their number', () => {
    load(
      { name: 'ListGraphs', source: 'detective.amazonaws.com' },
      { name: 'ListGraphs', source: 'detective.amazonaws.com' },
      { name: 'DeleteGraph', source: 'detective.amazonaws.com' },
    );
    assert.deepEqual(
      valueItems(filter, 'risk').map(({ value }) => value),
      ['high', 'none'],
    );
  });

  it('pick what the filter says, whatever its letters', () => {
    load({ name: '$(x) y' }, { name: 'Two' }, { name: 'TWO' }, { name: 'Three', error: 'x' }, {});
    assert.deepEqual(lines('action'), ['Two: 2', '(none): 1', '\\$(x) y: 1', 'Three: 1 · 1 failed']);
    filter.set('action:"$(x) y",two,"" outcome:ok');
    assert.deepEqual(lines('action'), ['*Two: 2', '*(none): 1', '*\\$(x) y: 1']);
    filter.set('outcome:ok   -error:y');
    assert.deepEqual(lines('action'), ['Two: 2', '(none): 1', '\\$(x) y: 1']);
  });
});

describe('The filter of a workspace', () => {
  const { filter, load, session, settings, dispose } = harness();
  after(dispose);
  beforeEach(() => {
    filter.set('');
    load();
  });
  /** What another window of the workspace has: its own filter, restored from the same memory. */
  const reloaded = (state: Memento) => {
    const other = new ActiveFilter(session, settings);
    const keeping = keepFilter(other, state);
    return {
      other,
      end: () => {
        keeping.dispose();
        other.dispose();
      },
    };
  };

  it('is set again after a reload, and gone once it was cleared', () => {
    const state = memento();
    const keeping = keepFilter(filter, state);
    filter.set('action:A outcome:failed');
    keeping.dispose();
    const first = reloaded(state);
    assert.equal(first.other.text, 'action:A outcome:failed');
    first.other.set('');
    first.end();
    const second = reloaded(state);
    assert.equal(second.other.text, '');
    second.end();
  });

  it('waits for the logs that make it valid, unless another one is set', async () => {
    const state = memento();
    await state.update('cloudtrail.filter', 'account:REDACTED');
    const waiting = reloaded(state);
    assert.equal(waiting.other.text, '');
    load({ name: 'A', principal: { account: 'REDACTED' } });
    assert.equal(waiting.other.text, 'account:REDACTED');
    waiting.end();
    load();
    const changed = reloaded(state);
    changed.other.set('action:A');
    load({ name: 'A', principal: { account: 'REDACTED' } });
    assert.equal(changed.other.text, 'action:A');
    changed.end();
    assert.equal(state.get('cloudtrail.filter'), 'action:A');
  });

  it('is nothing where the memory holds something else', async () => {
    const state = memento();
    await state.update('cloudtrail.filter', { text: 'action:A' });
    const { other, end } = reloaded(state);
    assert.equal(other.text, '');
    end();
  });
});

/** A filter over events that need no log. */
function harness() {
  const channel = window.createOutputChannel('filter test', { log: true });
  const settings = new Settings(channel);
  const changed = new EventEmitter<void>();
  const index = new EventIndex();
  const session = { index, onDidChange: changed.event };
  const filter = new ActiveFilter(session as unknown as Session, settings);
  let changes = 0;
  filter.onDidChange(() => changes++);
  before(async () => {
    await reset();
    await setting('scope', 'all');
  });
  /** Opens these events, newest first, in place of those before. */
  const load = (...given: GivenFacts[]) => {
    index.remove(index.sources.map(({ id }) => id));
    const builder = new BatchBuilder();
    for (const one of given) builder.addEvent(facts(one), extrasOf({}), { offset: 0, length: 0, depth: 0 });
    builder.endLog({ shape: NONE, bytes: 0, problems: [], odd: 0 });
    index.add(builder.take());
    changed.fire();
  };
  return {
    filter,
    session: session as unknown as Session,
    settings,
    load,
    changes: () => changes,
    dispose: async () => {
      for (const one of [filter, changed, settings, channel]) one.dispose();
      await reset();
    },
  };
}

function names(filter: ActiveFilter): string[] {
  return filter.shown.newest().map((row) => filter.index.facts(row).name);
}

interface Item {
  readonly CloudTrailEvent: { readonly eventID: string };
}

function events(document: TextDocument): Item[] {
  return JSON.parse(document.getText()).Events;
}

describe('A table', () => {
  beforeEach(reset);
  after(reset);

  it('has one lens, which leads to its events', async () => {
    const document = await workspace.openTextDocument(fixture('event-history.csv'));
    await until('the lens', async () => (await lenses(document)).length > 0);
    assert.deepEqual(await lenses(document), ['$(unfold)\u00a0Show 4 events expanded']);
  });
});

async function lenses(document: TextDocument): Promise<string[]> {
  const found = await commands.executeCommand<{ command?: { title: string } }[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    10,
  );
  return found.map((lens) => lens.command?.title ?? '');
}
