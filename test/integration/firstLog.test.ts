import { strict as assert } from 'node:assert';
import { commands, window, workspace } from 'vscode';
import { whenLogMayBeOpen } from '../../src/host/session/firstLog';
import { copyOf, fixture, open, pause, reset, SETTLE_MS, setting, until } from './support';

/** What is looked for, from now on. VS Code keeps documents for minutes that other tests have read: these are passed over. */
async function lookingAtNew() {
  const look = looking();
  await pause(100);
  look.forget();
  return look;
}

function looking() {
  let calls = 0;
  const watch = whenLogMayBeOpen(() => calls++);
  return {
    found: () => until('a log is noticed', () => calls > 0),
    nothing: async () => {
      await pause(SETTLE_MS);
      assert.equal(calls, 0);
    },
    forget: () => {
      calls = 0;
    },
    dispose: () => watch.dispose(),
  };
}

describe('The first log', () => {
  beforeEach(async () => {
    await reset();
    await setting('expandOnOpen', 'never');
  });
  after(reset);

  const cases: readonly (readonly [title: string, open: () => Promise<unknown>, isLog: boolean])[] = [
    ['a log', () => shown('records.json'), true],
    ['a log of another shape', () => shown('ocsf.jsonl'), true],
    ['a table', () => shown('event-history.csv'), true],
    ['a table in UTF-16', () => shown('event-history-utf16.csv'), true],
    ['a digest, which is one of CloudTrail’s files', () => shown('digest.json'), true],
    ['a log that was compressed under another name', () => shown('s3-renamed-gzip.json'), true],
    ['a compressed log', () => shown('truncated.json.gz'), true],
    [
      'a log in an editor of another extension',
      () => shown('records.json', 'imagePreview.previewEditor'),
      true,
    ],
    [
      'a document that is in no tab',
      async () => workspace.openTextDocument(await copyOf('lookup-v1.json')),
      true,
    ],
    ['records in strings of an array', () => written('strings.json', STRINGS), true],
    ['a record in a string on each line of a text file', () => written('strings.txt', LINES), true],
    ['a record in a string on each line of a log file', () => written('strings.log', LINES), true],
    ['records behind a prefix in strings', () => written('prefixes.log', PREFIXED), true],
    ['another file', () => shown('stranger-app.jsonl'), false],
    ['an array of strings', () => written('other.json', '["a","{\\"b\\":1}"]'), false],
    ['an empty list of records', () => shown('stranger-empty-records.json'), false],
  ];
  for (const [title, act, isLog] of cases) {
    it(`${isLog ? 'may be' : 'is not'} ${title}`, async () => {
      const look = await lookingAtNew();
      try {
        await act();
        await (isLog ? look.found() : look.nothing());
      } finally {
        look.dispose();
      }
    });

    if (isLog)
      it(`may be ${title}, open already`, async () => {
        await act();
        const look = looking();
        await look.found();
        look.dispose();
      });
  }

  it('may be in a tab that has not been in front', async () => {
    await commands.executeCommand('vscode.open', fixture('record.json'), {
      preview: false,
      background: true,
    });
    const look = looking();
    await look.found();
    look.dispose();
  });

  it('may be pasted', async () => {
    const editor = await window.showTextDocument(
      await workspace.openTextDocument({ language: 'json', content: '' }),
    );
    const look = await lookingAtNew();
    const log = await workspace.fs.readFile(fixture('record.json'));
    await editor.edit((edit) => edit.insert(editor.selection.active, new TextDecoder().decode(log)));
    await look.found();
    look.dispose();
  });

  it('may be a view that was open when the window was closed', async () => {
    await open(fixture('records.json'));
    await commands.executeCommand('cloudtrail.showExpanded', fixture('records.json'));
    const look = looking();
    await look.found();
    look.dispose();
  });

  it('is looked for no more once that is over', async () => {
    const look = await lookingAtNew();
    look.dispose();
    await shown('records.json');
    await look.nothing();
  });
});

const RECORD = JSON.stringify({
  eventVersion: '1.09',
  eventTime: '2025-03-04T05:06:07Z',
  eventSource: 'iam.amazonaws.com',
  eventName: 'ListUsers',
  awsRegion: 'us-east-1',
});
const STRINGS = JSON.stringify([RECORD, RECORD]);
const LINES = `${JSON.stringify(RECORD)}\n${JSON.stringify(RECORD)}\n`;
const PREFIXED = `${JSON.stringify({ log: `2025-03-04T05:06:07.000000000Z stdout F ${RECORD}` })}\n`;

let files = 0;

/** Opens a file with a text that no test has opened. */
async function written(name: string, text: string): Promise<unknown> {
  const uri = fixture(`first-${++files}-${name}`);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return open(uri, { preview: false });
}

/** Opens a copy: VS Code may still have the document of a file that another test has read, and tells of none then. */
async function shown(name: string, editor = 'default'): Promise<unknown> {
  const uri = await copyOf(name);
  return editor === 'default'
    ? open(uri, { preview: false })
    : commands.executeCommand('vscode.openWith', uri, editor);
}
