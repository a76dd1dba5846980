import { strict as assert } from 'node:assert';
import { type TextDocument, workspace } from 'vscode';
import { fixture, hoverAt, openExpanded, openOriginal, openUntitled, plain, reset, setting } from './support';

/** Each a place (the cursor at the bar, as it stands in the expanded view) and what its hover must say. */
const CASES: readonly (readonly [string, RegExp])[] = [
  ['"user|Identity"', /JaneRoe in a session of role 1A4R5SKSPGG9V, account 111122223333/],
  [
    '"user|Identity"',
    /Root or IAM user credentials\? No\. Temporary credentials for a role or federated user\? Yes.*38 minutes.*Made by another AWS service\? No/s,
  ],
  ['"AKIAIOSFODNN7|EXAMPLE"', /long-term/],
  ['"mfaAuthenti|cated"', /MFA/],
  ['"creation|Date"', /38 minutes/],
  ['"AcceptInvi|tation"', /graph/],
  ['"error|Code"', /./],
  ['"192.0.2|.123"', /./],
];

describe('Hovers', () => {
  beforeEach(reset);
  after(reset);

  it('explain the identity in the expanded view', async () => {
    const { document } = await openExpanded(fixture('seed-as-printed.json'));
    for (const [place, says] of CASES)
      await check(document, place.replace('"AcceptInvi|tation"', '"eventName": "AcceptInvi|tation"'), says);
  });

  it('explain it inside the escaped string of the original', async () => {
    const { document } = await openOriginal(fixture('seed-as-printed.json'));
    for (const [place, says] of CASES) {
      const escaped = place
        .replaceAll('"', '\\"')
        .replace('\\"AcceptInvi|tation\\"', '\\"eventName\\":\\"AcceptInvi|tation\\"');
      await check(document, escaped, says);
    }
  });

  it('explain it in plain records', async () => {
    const { document } = await openOriginal(fixture('s3-pretty.json'));
    const { text, range } = await hoverAt(document, '"user|Identity"');
    assert.match(plain(text), /Root or IAM user credentials\?/);
    assert.equal(document.getText(range), '"userIdentity"');
  });

  it('are about exactly the characters of the field', async () => {
    const { document } = await openOriginal(fixture('seed-as-printed.json'));
    const { range } = await hoverAt(document, '\\"access|KeyId\\"');
    assert.equal(document.getText(range), '\\"accessKeyId\\"');
  });

  it('explain members that hold JSON as text, key by key', async () => {
    const identity = { type: 'IAMUser', userName: 'alice', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' };
    const log = { Records: [record({ userIdentity: JSON.stringify(identity) })] };
    const original = await openUntitled(JSON.stringify(log));
    const { text, range } = await hoverAt(original, '\\"AKIAIOSFODNN7|EXAMPLE');
    assert.match(plain(text), /long-term/);
    assert.equal(original.getText(range), '\\"AKIAIOSFODNN7EXAMPLE\\"');
    await check(original, '"user|Identity"', /alice/);
  });

  it('say nothing of look-alikes outside their place', async () => {
    const log = {
      Records: [
        record({ requestParameters: { type: 'Root', arn: 'x', userName: 'y', mfaAuthenticated: 'true' } }),
      ],
    };
    const document = await workspace.openTextDocument({ language: 'json', content: JSON.stringify(log) });
    for (const key of ['userName', 'mfaAuthenticated']) {
      const at = document.getText().lastIndexOf(`"${key}"`) + 3;
      assert.equal((await hoverAt(document, document.positionAt(at))).text, '', key);
    }
  });

  it('say nothing in files that are no logs', async () => {
    const content = JSON.stringify({ userIdentity: { type: 'Root', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' } });
    const document = await workspace.openTextDocument({ language: 'json', content });
    assert.equal((await hoverAt(document, '"user|Identity"')).text, '');
  });

  it('show log text as text', async () => {
    const evil =
      '`](command:workbench.action.quit) [x](command:workbench.action.quit) <img src=x> **b** $(alert) \u202e';
    const log = {
      Records: [record({ userIdentity: { type: 'IAMUser', userName: evil, accountId: '111122223333' } })],
    };
    const document = await workspace.openTextDocument({ language: 'json', content: JSON.stringify(log) });
    const { text } = await hoverAt(document, '"user|Identity"');
    assert.ok(!text.includes('\u202e'), 'the override is not in it');
    assert.match(text, /⟨U\+202E⟩/);
    // Outside of code spans nothing of it is left: a span that it could close would leave the rest behind.
    const outside = text.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
    assert.doesNotMatch(outside, /quit\)|<img|\$\(alert\)/);
  });

  it('can be switched off', async () => {
    await setting('hover.enabled', false);
    const { document } = await openExpanded(fixture('seed-as-printed.json'));
    assert.equal((await hoverAt(document, '"user|Identity"')).text, '');
  });
});

async function check(document: TextDocument, place: string, says: RegExp): Promise<void> {
  const { text } = await hoverAt(document, place);
  assert.match(plain(text), says, `the hover at ${place}`);
}

function record(fields: object): object {
  return {
    eventVersion: '1.08',
    userIdentity: { type: 'IAMUser', userName: 'alice', accountId: '111122223333' },
    eventTime: '2024-01-02T03:04:05Z',
    eventSource: 'detective.amazonaws.com',
    eventName: 'ListGraphs',
    awsRegion: 'us-east-1',
    sourceIPAddress: '192.0.2.1',
    eventID: '11111111-2222-4333-8444-555555555555',
    ...fields,
  };
}
