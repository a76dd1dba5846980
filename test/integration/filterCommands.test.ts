import { strict as assert } from 'node:assert';
import {
  commands,
  extensions,
  type Memento,
  Selection,
  type TextDocument,
  type TextEditor,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { encodeUtf8 } from '../../src/core/json/text';
import { parseExact, textsAt } from '../../src/core/trail/pathValues';
import { FilterHistory } from '../../src/features/filter/history';
import { SavedFilters } from '../../src/features/filter/saved';
import { accept, answerByKeys, pickFirst } from './keyboard';
import { answering } from './messages';
import {
  api,
  expandedOf,
  fixture,
  openExpanded,
  openOriginal,
  pause,
  positionOf,
  reset,
  SCHEME,
  SETTLE_MS,
  setting,
  until,
  workspaceFolder,
} from './support';

/** Pick lists of values, by command and field. */
const PICKS = {
  Principal: 'principal',
  Role: 'role',
  Session: 'session',
  Key: 'key',
  Type: 'type',
  Account: 'account',
  Action: 'action',
  Service: 'service',
  Outcome: 'outcome',
  Error: 'error',
  Ip: 'ip',
  Region: 'region',
  Agent: 'agent',
  Resource: 'resource',
  Graph: 'graph',
};

describe('The filter commands', () => {
  beforeEach(async () => {
    await reset();
    await setting('scope', 'all');
  });
  after(reset);

  it('work without logs: nothing opens, and nothing is filtered', async () => {
    const { packageJSON } = extensions.getExtension('cloudtrail-inspector.cloudtrail-inspector')!;
    const all: string[] = packageJSON.contributes.commands.map(({ command }: { command: string }) => command);
    const ours = all.filter((id) => /filter|FailedOnly|excludeValue|excludeNode/i.test(id));
    assert.ok(ours.length >= 20, ours.join());
    for (const id of ours) await commands.executeCommand(id);
    await commands.executeCommand('notifications.clearAll');
    const { document } = await openExpanded(fixture('lookup-v2.json'));
    assert.doesNotMatch(await filterOf(document), /\S/);
  });

  for (const [name, field] of Object.entries(PICKS)) {
    it(`Filter by ${name} takes what is picked, by keyboard`, async () => {
      const { document } = await openExpanded(fixture('lookup-v2.json'));
      await loaded();
      await answerByKeys(`cloudtrail.filterBy${name}`, pickFirst);
      await until('the filter', async () => new RegExp(`${field}:\\S`).test(await filterOf(document)));
    });
  }

  it('Filter by Time Range takes a span', async () => {
    const { document } = await openExpanded(fixture('lookup-v2.json'));
    await loaded();
    const { picks } = await answering(['Last hour'], () =>
      commands.executeCommand('cloudtrail.filterByTime'),
    );
    assert.equal(picks.length, 1);
    await until('the filter', async () => (await filterOf(document)).includes('time:last1h'));
  });

  it('Filter Events takes what stands there', async () => {
    const { document } = await openExpanded(fixture('lookup-v2.json'));
    await loaded();
    await commands.executeCommand('cloudtrail.filter', 'outcome:failed');
    await answerByKeys('cloudtrail.filter', accept);
    await until('the filter', async () => (await filterOf(document)).includes('outcome:failed'));
  });

  it('Show Failed Only comes and goes', async () => {
    const { document } = await openExpanded(fixture('lookup-v2.json'));
    const { events: all, failed } = await loaded();
    await commands.executeCommand('cloudtrail.showFailedOnly');
    await until('the failed', () => events(document) === failed);
    await commands.executeCommand('cloudtrail.showFailedOnly');
    await until('all', () => events(document) === all);
  });

  it('filter to the value at the cursor, or exclude it, in the expanded view', async () => {
    const editor = await openExpanded(fixture('lookup-v2.json'));
    const { events: all } = await loaded();
    for (const [marked, text] of [
      ['"eventName": "|', 'action:'],
      ['"aws|Region"', 'region:'],
      ['"mfaAuthenticated": "|', 'userIdentity.sessionContext.attributes.mfaAuthenticated:'],
      ['"Event|Name": "', 'action:'],
    ] as const) {
      cursorTo(editor, marked);
      await commands.executeCommand('cloudtrail.filterToValue');
      await until(`${text} in the filter`, async () =>
        (await filterOf(editor.document)).includes(` ${text}`),
      );
      const some = events(editor.document);
      assert.ok(some > 0 && some <= all, `${text}: ${some}`);
      cursorTo(editor, marked);
      await commands.executeCommand('cloudtrail.excludeValue');
      await until('the others', async () => (await filterOf(editor.document)).includes(` -${text}`));
      await commands.executeCommand('cloudtrail.clearFilters');
      await until('all', () => events(editor.document) === all);
    }
  });

  it('filter to the value at the cursor inside an escaped string', async () => {
    const uri = fixture('lookup-v2.json');
    const editor = await openOriginal(uri);
    cursorTo(editor, '\\"eventName\\":\\"|');
    await commands.executeCommand('cloudtrail.filterToValue');
    await commands.executeCommand('cloudtrail.showExpanded');
    const { document } = await expandedOf(uri);
    assert.match(await until('the lens', () => filterOf(document)), /action:/);
  });

  it('tell where there is no value', async () => {
    const { document } = await openExpanded(fixture('lookup-v2.json'));
    await commands.executeCommand('cursorTop');
    await commands.executeCommand('cloudtrail.filterToValue');
    assert.equal(await filterOf(document), '');
  });

  it('save a filter under a name, and set it again', async () => {
    const { document } = await openExpanded(fixture('lookup-v2.json'));
    await loaded();
    await commands.executeCommand('cloudtrail.filter', 'outcome:failed -action:Nothing');
    await answering(['mine', 'For this workspace'], () => commands.executeCommand('cloudtrail.saveFilter'));
    await commands.executeCommand('cloudtrail.clearFilters');
    await answerByKeys('cloudtrail.applySavedFilter', accept);
    await until('the filter is set', async () => (await filterOf(document)).includes('-action:Nothing'));
  });
});

describe('Filters by a path', () => {
  beforeEach(reset);
  after(reset);

  it('find in logs of every shape what a look into each record finds', async () => {
    const { open: openLogs, count, events: list, record } = await api();
    await openLogs([workspaceFolder()]);
    const all = await list();
    const records = await Promise.all(all.map(async (event) => parseExact(await record(event))));
    for (const path of [
      'requestParameters.graphArn',
      'requestParameters',
      'userIdentity.sessionContext.attributes.mfaAuthenticated',
      'userIdentity.sessionContext.sessionIssuer.userName',
      'userIdentity.arn',
      'responseElements',
      'errorMessage',
      'eventVersion',
      'tlsDetails.tlsVersion',
    ]) {
      const found = records.filter((one) => textsAt(one, path.split('.')).length > 0).length;
      assert.equal((await count({ filter: `${path}:*` })).events, found, path);
      assert.equal((await count({ filter: `-${path}:*` })).events, all.length - found, path);
      assert.equal((await count({ filter: `${path}:""` })).events, all.length - found, path);
    }
    assert.ok((await count({ filter: 'requestParameters:*' })).events > 10);
  });

  it('hold for the expanded view and are told while they are looked up', async () => {
    const { document } = await openExpanded(fixture('lookup-v2.json'));
    const { events: all } = await loaded();
    await commands.executeCommand('cloudtrail.filter', 'requestParameters:*');
    const { count } = await api();
    const some = (await count({ filter: 'requestParameters:*' })).events;
    await until('those that have parameters', () => events(document) === some);
    await commands.executeCommand('cloudtrail.filter', '-requestParameters:*');
    await until('the others', () => events(document) === all - some);
  });

  it('are looked up by workers where records are many, and in no other text than was read', async () => {
    const uri = fixture('many.json');
    await workspace.fs.writeFile(uri, encodeUtf8(largeLog(300)));
    const { open: openLogs, count } = await api();
    await openLogs([uri]);
    const counted = async (filter: string) => (await count({ filter })).events;
    assert.equal(await counted('requestParameters.filler:*"number 59"'), 300);
    assert.equal(await counted('requestParameters.filler:*"number 60"'), 0);
    assert.equal(await counted('requestParameters.n:1* -action:Get0'), 56);
    await workspace.fs.writeFile(uri, encodeUtf8(largeLog(299)));
    // Either the log was read again by now, or the answer is refused: it is never that of other text.
    const after = await counted('requestParameters.other:""').catch((error: Error) => error.message);
    assert.ok(after === 299 || /changed/.test(String(after)), String(after));
    await (await api()).close();
    await workspace.fs.delete(uri);
  });

  it('of no record are an error', async () => {
    await openExpanded(fixture('lookup-v2.json'));
    const { count } = await api();
    await assert.rejects(count({ filter: 'requestparameters.x:1' }), {
      name: 'FilterSyntaxError',
      offset: 0,
    });
  });
});

describe('The expanded view, filtered', () => {
  beforeEach(reset);
  after(reset);

  it('keeps the cursor on its event', async () => {
    const editor = await openExpanded(fixture('lookup-v2.json'));
    const { events: all, failed } = await loaded();
    const at = positionOf(editor.document, '"errorCode": "');
    // What opened the view may still be placing the cursor.
    await until('the cursor stays', async () => {
      editor.selection = new Selection(at, at);
      await pause(SETTLE_MS);
      return editor.selection.active.isEqual(at);
    });
    const id = idAt(editor);
    await commands.executeCommand('cloudtrail.filter', 'outcome:failed');
    await until('the failed', () => events(editor.document) === failed && idAt(editor) === id);
    await commands.executeCommand('cloudtrail.clearFilters');
    await until('all', () => events(editor.document) === all && idAt(editor) === id);
  });

  it('opens a large text anew, at the same event', async () => {
    const uri = fixture('large.json');
    await workspace.fs.writeFile(uri, encodeUtf8(largeLog(400)));
    await openExpanded(uri);
    await until('the log is loaded', async () => (await (await api()).count()).events === 400);
    const shown = () => window.activeTextEditor!;
    const at = positionOf(shown().document, `"eventID": "${idOf(200)}"`);
    shown().selection = new Selection(at, at);
    for (const [filter, left] of [
      ['action:Get0', 200],
      ['id:*', 400],
      ['action:Get1', 200],
      ['', 400],
    ] as const) {
      await commands.executeCommand('cloudtrail.filter', filter);
      await until(`${left} events`, () => isViewOf(shown(), uri) && events(shown().document) === left);
      const expected = filter === 'action:Get1' || filter === '' ? idOf(201) : idOf(200);
      await until('the event', () => idAt(shown()) === expected);
      const views = window.tabGroups.all
        .flatMap((group) => group.tabs)
        .filter(({ label }) => /large/.test(label));
      assert.equal(views.length, 1);
    }
    // Back in the original, and to the view again, whatever its address is.
    await commands.executeCommand('cloudtrail.showOriginal');
    await until('the original', () => shown().document.uri.toString() === uri.toString());
    await commands.executeCommand('cloudtrail.showExpanded');
    await until('the view', () => isViewOf(shown(), uri));
    await workspace.fs.delete(uri);
  });
});

describe('Saved filters and the history', () => {
  it('are kept in their place, and what does not fit is left out', async () => {
    const states = { workspace: memento(), user: memento() };
    const saved = new SavedFilters(states);
    await saved.save({ name: 'b', text: 'action:B', in: 'user' });
    await saved.save({ name: 'a', text: 'action:A', in: 'user' });
    await saved.save({ name: 'b', text: 'action:C', in: 'workspace' });
    await saved.save({ name: 'b', text: 'action:D', in: 'user' });
    assert.deepEqual(
      saved.all.map((one) => `${one.in} ${one.name} ${one.text}`),
      ['workspace b action:C', 'user a action:A', 'user b action:D'],
    );
    await saved.remove({ name: 'b', text: '', in: 'user' });
    assert.equal(saved.all.length, 2);
    for (const key of states.user.keys())
      await states.user.update(key, [
        null,
        7,
        { name: 'x' },
        { name: '', text: 'y' },
        { name: 'z', text: 'w' },
      ]);
    assert.deepEqual(
      saved.all.map(({ name }) => name),
      ['b', 'z'],
    );
    for (const key of states.user.keys()) await states.user.update(key, { __proto__: [] });
    assert.deepEqual(
      saved.all.map(({ name }) => name),
      ['b'],
    );
  });

  it('have the latest first, each once', () => {
    const history = new FilterHistory(memento());
    for (const text of ['a', 'b', ' a ', '', 'c']) history.add(text);
    assert.deepEqual(history.recent, ['c', 'a', 'b']);
    for (let i = 0; i < 50; i++) history.add(`x${i}`);
    assert.equal(history.recent.length, 20);
  });
});

function memento(): Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string) => values.get(key) as T,
    update: async (key: string, value: unknown) => void values.set(key, value),
  };
}

async function loaded(): Promise<{ events: number; failed: number }> {
  const { count } = await api();
  return until('the log is loaded', async () => {
    const counted = await count();
    return counted.events > 0 && counted;
  });
}

/** What the first lens says of the filter; empty where there is none. */
async function filterOf(document: TextDocument): Promise<string> {
  const found = await commands.executeCommand<{ command?: { title: string } }[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    1,
  );
  return / events:(.*)/.exec(found[0]?.command?.title ?? '')?.[1] ?? '';
}

function events(document: TextDocument): number {
  return JSON.parse(document.getText()).Events.length;
}

function cursorTo(editor: TextEditor, marked: string): void {
  const at = positionOf(editor.document, marked);
  editor.selection = new Selection(at, at);
}

/** The first event ID from the cursor's line on. */
function idAt({ document, selection }: TextEditor): string | undefined {
  const from = document.offsetAt(selection.active.with({ character: 0 }));
  return /"eventID": "([^"]+)"/.exec(document.getText().slice(from))?.[1];
}

function isViewOf(editor: TextEditor | undefined, source: Uri): boolean {
  return editor?.document.uri.scheme === SCHEME && editor.document.uri.query.endsWith(source.toString());
}

const idOf = (n: number) => `7d3a5c1e-0000-4000-8000-${String(n).padStart(12, '0')}`;

function largeLog(count: number): string {
  const all = Array.from({ length: count }, (_, n) => {
    const record = {
      eventVersion: '1.08',
      userIdentity: { type: 'IAMUser', userName: 'jane', accountId: '111122223333' },
      eventTime: '2024-01-01T00:00:00Z',
      eventSource: 'detective.amazonaws.com',
      eventName: `Get${n % 2}`,
      eventID: idOf(n),
      requestParameters: {
        n,
        filler: Array.from({ length: 60 }, (_, k) => `a value to make it long, number ${k}`),
      },
    };
    return { EventId: record.eventID, CloudTrailEvent: JSON.stringify(record) };
  });
  return JSON.stringify({ Events: all });
}
