import { strict as assert } from 'node:assert';
import {
  type CodeLens,
  commands,
  type Hover,
  type MarkdownString,
  Selection,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { chainItems } from '../../src/features/identityChain';
import type { EventNode, Group, Node } from '../../src/features/tree/nodes';
import { answering } from './messages';
import { createChannel, createTree } from './ownTree';
import {
  api,
  fixture,
  hoverAt,
  open,
  openExpanded,
  openOriginal,
  plain,
  positionOf,
  reset,
  sample,
  setting,
  until,
} from './support';

/** The chain of what the intruder did in a session that bears the analyst's name. */
const CHAIN = [
  /^contractor-nwolf assumed ops-deploy \/ botocore-session-1710421518 at 2024-03-14T13:05:19Z from 203\.0\.113\.66\. Show Event *$/m,
  /^→ ops-deploy \/ botocore-session-1710421518 of account 444455556666 assumed DetectiveOperations \/ jane\.roe@example\.com in account 111122223333 at 2024-03-14T13:12:47Z from 203\.0\.113\.66\. Show Event *$/m,
];
const NAMES = { '111122223333': 'Security', '444455556666': 'Prod $(x) *b* _c_' };

let copies = 0;

/** Opens a copy of the sample, expanded and loaded: the way to a log that was open a moment ago counts as going back. */
async function openSample(): Promise<TextDocument> {
  const copy = fixture(`copy-${++copies}-chain.json`);
  await workspace.fs.copy(sample(), copy, { overwrite: true });
  const { document } = await openExpanded(copy);
  await until('the sample is loaded', async () => (await (await api()).count()).events > 40);
  return document;
}

/** Where the identity of DeleteGraph stands. */
function inDeleteGraph(document: TextDocument, marked = '"user|Identity"') {
  const at = document.getText().indexOf('"EventName": "DeleteGraph"');
  assert.ok(at > 0);
  return positionOf(document, marked, at);
}

/** Commands of the links with a title in the hover at a place, each with its arguments. */
async function linksAt(document: TextDocument, marked: string, title: string): Promise<unknown[][]> {
  const { text } = await hoverAt(document, inDeleteGraph(document, marked));
  const found = text.matchAll(/\[([^\]]+)\]\(command:([\w.]+)\?([^)]+)\)/g);
  return Array.from(found)
    .filter(([, name]) => name === title)
    .map(([, , command, args]) => [command, ...JSON.parse(decodeURIComponent(args!))]);
}

/** The ID of the event that the cursor is on. */
async function eventAtCursor(): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const text = editor.document.getText();
  const from = editor.document.offsetAt(editor.selection.active);
  return /"eventID": "([^"]+)"/.exec(text.slice(from))?.[1];
}

describe('The chain behind a session', () => {
  beforeEach(reset);
  after(reset);

  it('stands in the hover on the identity, and on what leads to the session', async () => {
    const document = await openSample();
    for (const place of ['"user|Identity"', '"accessKey|Id"', '"a|rn"', '"session|Context"']) {
      const { text } = await hoverAt(document, inDeleteGraph(document, place));
      assert.match(
        plain(text),
        /Behind it: contractor-nwolf, account 444455556666, through 2 sessions\./,
        place,
      );
      for (const step of CHAIN) assert.match(plain(text), step, place);
    }
    const { text } = await hoverAt(document, inDeleteGraph(document, '"account|Id"'));
    assert.doesNotMatch(plain(text), /Behind it/);
  });

  it('leads to the event of each step', async () => {
    const document = await openSample();
    const inspector = await api();
    const links = await linksAt(document, '"user|Identity"', 'Show Event');
    assert.equal(links.length, 2);
    for (const [[command, ...args], time] of [
      [links[0]!, '2024-03-14T13:05:19Z'],
      [links[1]!, '2024-03-14T13:12:47Z'],
    ] as const) {
      await commands.executeCommand(String(command), ...args);
      const id = String(args[2]);
      await until('the cursor is at the event', async () => (await eventAtCursor()) === id);
      const [event] = await inspector.events({ filter: `id:${id}` });
      assert.deepEqual([event?.name, event?.time], ['AssumeRole', time]);
    }
  });

  it('leads to an event that the filter hides', async () => {
    const document = await openSample();
    const [first] = await linksAt(document, '"user|Identity"', 'Show Event');
    await commands.executeCommand('cloudtrail.filter', 'service:detective');
    await until('the view is filtered', () => !document.getText().includes('"EventName": "AssumeRole"'));
    const [command, ...args] = first!;
    await commands.executeCommand(String(command), ...args);
    await until('a view of that event alone', async () => {
      const text = window.activeTextEditor?.document.getText() ?? '';
      return text.includes(String(args[2])) && !text.includes('DeleteGraph');
    });
  });

  it('may run no other commands', async () => {
    const document = await openSample();
    const position = inDeleteGraph(document);
    const hovers = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const [content] = hovers.flatMap(({ contents }) => contents) as MarkdownString[];
    assert.deepEqual([...(content!.isTrusted as { enabledCommands: string[] }).enabledCommands].sort(), [
      'cloudtrail.addToFilter',
      'cloudtrail.openEvent',
      'cloudtrail.showIdentityChain',
    ]);
    assert.equal(content!.supportHtml, false);
  });

  it('says where it stops', async () => {
    const { document } = await openOriginal(fixture('seed-as-printed.json'));
    const { text } = await hoverAt(document, '\\"user|Identity\\"');
    assert.match(plain(text), /Issued outside the loaded logs/);
    assert.match(plain(text), /Show Identity Chain/);
  });

  it('can be filtered to', async () => {
    const document = await openSample();
    const [link] = await linksAt(document, '"user|Identity"', 'Filter to Who Is Behind It');
    assert.deepEqual(link, ['cloudtrail.addToFilter', 'actor', 'contractor-nwolf', 'include']);
    const [command, ...args] = link!;
    await commands.executeCommand(String(command), ...args);
    const { events } = await (await api()).count({ filter: 'actor:contractor-nwolf' });
    await until('the view is filtered', () => JSON.parse(document.getText()).Events.length === events);
    const names = new Set(
      JSON.parse(document.getText()).Events.map((one: { EventName: string }) => one.EventName),
    );
    assert.ok(names.has('DeleteGraph') && names.has('AttachRolePolicy'));
    await commands.executeCommand('cloudtrail.filter', 'risk:high');
    const { events: high } = await (await api()).count({ filter: 'risk:high' });
    await until('what is of high risk', () => JSON.parse(document.getText()).Events.length === high);
    assert.ok(high > 2 && high < events);
  });

  it('is named by a lens, where the event itself does not name them', async () => {
    const document = await openSample();
    const titles = await until('the lenses', async () => {
      const lenses = await commands.executeCommand<CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        400,
      );
      const found = lenses.map(({ range, command }) => [range.start.line, command?.title ?? ''] as const);
      return found.some(([, title]) => title.startsWith('Behind It')) && found;
    });
    const line = inDeleteGraph(document).line;
    const at = Math.max(...titles.map(([start]) => start).filter((start) => start < line));
    const ours = titles.filter(([start]) => start === at).map(([, title]) => title);
    assert.match(ours[0] ?? '', /DeleteGraph · high risk · 13:21:09Z$/);
    assert.equal(ours[1], 'Behind It: contractor-nwolf');
    const named = titles.filter(([, title]) => title.startsWith('Behind It')).map(([, title]) => title);
    assert.deepEqual([...new Set(named)].sort(), [
      'Behind It: contractor-nwolf',
      'Behind It: detective.amazonaws.com',
      'Behind It: repo:example-corp/security-iac:ref:refs/heads/main (GitHub A…',
    ]);
  });

  it('is part of what the API tells', async () => {
    await openSample();
    const inspector = await api();
    const actors = await inspector.group(['actor'], { filter: 'principal:*DetectiveOperations*' });
    assert.deepEqual(
      actors.map(({ label }) => label),
      ['contractor-nwolf'],
    );
    const risks = await inspector.group(['risk']);
    assert.deepEqual(risks.map(({ key }) => key).sort(), ['high', 'low', 'medium', 'none']);
    const [deleted] = await inspector.events({ filter: 'action:DeleteGraph outcome:ok' });
    const { lines } = inspector.describeIdentity(JSON.parse(await inspector.record(deleted!)));
    assert.ok(lines.some((line) => line.startsWith('contractor-nwolf assumed ops-deploy')));
    await inspector.close();
    const alone = inspector.describeIdentity({ type: 'AssumedRole', arn: 'arn:aws:sts::1:assumed-role/R/s' });
    assert.ok(!alone.lines.some((line) => line.includes('loaded logs')));
  });
});

describe('Show Identity Chain', () => {
  beforeEach(reset);
  after(reset);

  it('shows the step that is chosen', async () => {
    const document = await openSample();
    const editor = window.activeTextEditor;
    assert.equal(editor?.document, document);
    const place = inDeleteGraph(document);
    editor.selection = new Selection(place, place);
    const { picks } = await answering(['contractor-nwolf'], () =>
      commands.executeCommand('cloudtrail.showIdentityChain'),
    );
    assert.match(picks[0]?.title ?? '', /^Who Is Behind DeleteGraph at /);
    await until('the step is shown', () => editor.selection.active.line !== place.line);
    const [event] = await (await api()).events({ filter: `id:${await eventAtCursor()}` });
    assert.deepEqual([event?.name, event?.time], ['AssumeRole', '2024-03-14T13:05:19Z']);
  });

  it('tells what to do where there is nothing to show', async () => {
    await commands.executeCommand('cloudtrail.showIdentityChain');
    await open(fixture('record.json'));
    await until('the log is loaded', async () => (await (await api()).count()).events > 0);
    await commands.executeCommand('cloudtrail.showIdentityChain', 'no such log', 0, 'x');
    // What is no address is not looked at: the event at the cursor counts.
    for (const given of [7, {}, { event: 1 }, null]) {
      let isDone = false;
      const running = commands.executeCommand('cloudtrail.showIdentityChain', given);
      void running.then(() => {
        isDone = true;
      });
      await until('the list is closed', async () => {
        await commands.executeCommand('workbench.action.closeQuickOpen');
        return isDone;
      });
    }
    await commands.executeCommand('notifications.clearAll');
  });
});

describe('Chain, risk and account names in the tree', () => {
  const { settings, session, filter, tree, dispose } = createTree(createChannel('chain'));

  before(async () => {
    await reset();
    await session.open({ files: [{ uri: sample(), named: true }] }, true);
    await setting('scope', 'all');
    await until('all services', () => filter.shown.count > 40);
  });
  beforeEach(() => tree.refresh());
  after(async () => {
    dispose();
    await reset();
  });

  const nodes = async () => (await tree.getChildren()) as Group[];
  const principal = async (label: RegExp) => {
    const node = (await nodes()).find((one) => label.test(String(tree.getTreeItem(one).label)));
    assert.ok(node, String(label));
    return node;
  };
  const tooltipOf = (node: Node) => {
    const { tooltip } = tree.resolveTreeItem(tree.getTreeItem(node), node);
    return plain((tooltip as MarkdownString | undefined)?.value ?? '');
  };
  const eventIn = async (node: Node, action: string): Promise<EventNode> => {
    const actions = (await tree.getChildren(node)) as Group[];
    const [event] = await tree.getChildren(actions.find(({ group }) => group.key === action));
    assert.equal(event?.kind, 'event');
    return event as EventNode;
  };

  it('tooltips tell who is behind a principal, and why it is notable', async () => {
    const tooltip = tooltipOf(await principal(/DetectiveOperations/));
    assert.match(tooltip, /^Behind it: contractor-nwolf, account 444455556666, through 2 sessions\.$/m);
    assert.match(tooltip, /^High risk: Delete(?:Graph|Members)\. .* AWS documentation$/m);
    assert.doesNotMatch(tooltipOf(await principal(/^mary/)), /Behind it/);
  });

  it('tooltips of events do too', async () => {
    const event = await eventIn(await principal(/DetectiveOperations/), 'DeleteMembers');
    const tooltip = tooltipOf(event);
    assert.match(tooltip, /^High risk: DeleteMembers\./);
    assert.match(tooltip, /^Behind it: contractor-nwolf/m);
    assert.match(
      tooltipOf(await eventIn(await principal(/^ops-deploy/), 'DisassociateMembership')),
      /^Medium risk, as it failed/,
    );
  });

  it('nodes are marked for those who see colours, and for those who don’t', async () => {
    const node = await principal(/DetectiveOperations/);
    const item = tree.getTreeItem(node);
    assert.match(String(item.description), /^8 · 2 failed · high risk$/);
    assert.match(item.accessibilityInformation?.label ?? '', /8 events, 2 failed, high risk$/);
    const event = tree.getTreeItem(await eventIn(node, 'DeleteMembers'));
    assert.match(String(event.description), /high risk/);
    assert.match(event.accessibilityInformation?.label ?? '', /high risk$/);
    const quiet = tree.getTreeItem(await eventIn(node, 'ListMembers'));
    assert.doesNotMatch(`${quiet.description}${quiet.accessibilityInformation?.label}`, /risk/);
  });

  it('lists the steps from the root to the call', async () => {
    const { row } = await eventIn(await principal(/DetectiveOperations/), 'DeleteMembers');
    const items = chainItems(session.index.chains.chain(row), settings);
    assert.deepEqual(
      items.map(({ label, description }) => `${label}: ${description}`),
      [
        '$(person) contractor-nwolf: assumed ops-deploy / botocore-session-1710421518',
        '$(account) ops-deploy / botocore-session-1710421518: assumed DetectiveOperations / jane.roe@example.com in account 111122223333',
        '$(account) DetectiveOperations / jane.roe@example.com: made this call',
      ],
    );
    assert.equal(items[0]?.detail, '2024-03-14 13:05:19Z · from 203.0.113.66 · account 444455556666');
    assert.ok(items.every((item) => item.row !== undefined));
  });

  it('names of accounts hold at once, where an account is named', async () => {
    filter.set('account:444455556666');
    const { count } = filter.shown;
    filter.set('');
    assert.throws(() => filter.set('account:Prod*'), { name: 'FilterSyntaxError' });
    await setting('accountNames', NAMES);
    await until('the names', () => settings.accountNames.size === 2);
    filter.set('account:Prod*');
    assert.equal(filter.shown.count, count);
    tree.refresh();
    assert.match(
      tooltipOf(await principal(/^ops-deploy/)),
      /^Account: 444455556666 \(Prod \$\(x\) \*b\* _c_\)$/m,
    );
    filter.set('');
    tree.refresh();
    await principal(/^account 444455556666 \(Prod/);
    await principal(/^root \(Security\)$/);
    filter.set('account:Security');
    const security = filter.shown.count;
    // A name that is gone stands for its account still, in a filter that was set with it.
    await setting('accountNames', { '444455556666': 'Other' });
    await until('the names', () => settings.accountNames.size === 1);
    assert.equal(filter.shown.count, security);
    filter.set(`${filter.text} outcome:failed`);
    filter.set('');
    tree.refresh();
    await principal(/^account 444455556666 \(Other\)/);
  });

  it('bad names are left out, and the others hold', async () => {
    await setting('accountNames', {
      '111122223333': 'Security',
      x: 'y',
      '444455556666': 7,
      '123456789012': ' ',
      // Names that every object has, as own keys.
      ...JSON.parse('{"constructor":"C","toString":"T","hasOwnProperty":{}}'),
      ['__proto__']: { '999988887777': 'Nobody' },
    });
    await until('the names', () => settings.accountNames.size === 1);
    assert.deepEqual([...settings.accountNames], [['111122223333', 'Security']]);
    assert.equal(({} as Record<string, unknown>)['999988887777'], undefined);
    for (const bad of [[], 'x', 7]) {
      await setting('accountNames', bad);
      await until('no names', () => settings.accountNames.size === 0);
    }
  });

  it('log text is text in tooltips and in the list of steps', async () => {
    await session.open({ files: [{ uri: fixture('hostile.json'), named: true }] }, true);
    filter.set('action:DeleteMembers principal:*source*');
    tree.refresh();
    const events = filter.shown.newest();
    assert.ok(events.length > 4);
    for (const row of events) {
      for (const { label, description = '', detail = '' } of chainItems(
        session.index.chains.chain(row),
        settings,
      )) {
        assert.doesNotMatch(`${label}${description}${detail}`, /[\p{Cc}\p{Cf}]/u);
        assert.doesNotMatch(`${label.replace(/^\$\([\w-]+\) /, '')}${description}${detail}`, /(?<!\\)\$\(/);
      }
    }
    for (const node of await nodes()) {
      const { tooltip } = tree.resolveTreeItem(tree.getTreeItem(node), node);
      const { value, isTrusted, supportHtml } = tooltip as MarkdownString;
      assert.ok(!isTrusted && !supportHtml);
      assert.doesNotMatch(value, /[\p{Cf}\0\u0007\u001b]/u);
      const outside = value.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
      assert.doesNotMatch(outside, /quit\)|phish|<img|\$\(/);
    }
    filter.set('');
    session.close([fixture('hostile.json')]);
  });

  it('failures in a row are told', async () => {
    const calls = Array.from({ length: 6 }, (_, n) => ({
      eventVersion: '1.08',
      userIdentity: { type: 'IAMUser', userName: '](command:x)', accountId: '111122223333' },
      eventTime: `2024-01-02T03:04:0${n}Z`,
      eventSource: 'iam.amazonaws.com',
      eventName: ['ListUsers', 'ListRoles', 'GetUser', 'CreateUser', 'ListKeys', '`x`'][n],
      errorCode: 'AccessDenied',
      eventID: `11111111-2222-4333-8444-55555555555${n}`,
    }));
    const { uri } = await workspace.openTextDocument({ language: 'json', content: JSON.stringify(calls) });
    await session.open({ files: [{ uri, named: true }] }, true);
    tree.refresh();
    const tooltip = tooltipOf(await principal(/command:x/));
    assert.match(
      tooltip,
      /^6 failures in a row, 2024-01-02 03:04:00Z to 2024-01-02 03:04:05Z: ListUsers, .*stolen key/m,
    );
    session.close([uri]);
  });
});

describe('Names of accounts', () => {
  beforeEach(reset);
  after(reset);

  it('stand in hovers, in the report and in the API at once', async () => {
    const document = await openSample();
    const said = async () => plain((await hoverAt(document, inDeleteGraph(document))).text);
    assert.match(await said(), /account 111122223333\./);
    await setting('accountNames', NAMES);
    await until('the name', async () => /account 111122223333 \(Security\)\./.test(await said()));
    const { text } = await hoverAt(document, inDeleteGraph(document));
    assert.match(plain(text), /account 444455556666 \(Prod \$\(x\) \*b\* _c_\), through 2 sessions/);
    // It is shown as code, in which nothing is markup.
    assert.match(text, /`Prod \$\(x\) \*b\* _c_`/);
    await commands.executeCommand('cloudtrail.showLoadReport');
    const report = () => window.activeTextEditor?.document.getText() ?? '';
    await until('the name in the report', () => report().includes('111122223333 (Security)'));
    await setting('accountNames', { '111122223333': 'Audit' });
    await until('the new name in the report', () => report().includes('111122223333 (Audit)'));
    const { events } = await (await api()).count({ filter: 'account:audit' });
    assert.equal(events, (await (await api()).count({ filter: 'account:111122223333' })).events);
  });
});
