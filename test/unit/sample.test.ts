import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';

const root = process.cwd();
const folder = join(root, 'media/sample');

interface Identity {
  type: string;
  userName?: string;
  principalId?: string;
  arn?: string;
  accountId?: string;
  accessKeyId?: string;
  sessionContext?: {
    sessionIssuer: {
      type?: string;
      principalId?: string;
      arn?: string;
      accountId?: string;
      userName?: string;
    };
    attributes: { creationDate: string };
  };
}
interface Item {
  EventId: string;
  EventName: string;
  ReadOnly: string;
  AccessKeyId?: string;
  EventTime: string;
  EventSource: string;
  Username?: string;
  CloudTrailEvent: string;
}
interface Entry {
  eventVersion: string;
  userIdentity: Identity;
  eventTime: string;
  eventSource: string;
  eventName: string;
  eventID: string;
  readOnly: boolean;
  recipientAccountId: string;
  sharedEventID?: string;
  responseElements: {
    credentials?: { accessKeyId: string };
    assumedRoleUser?: { assumedRoleId: string };
  } | null;
}

// The generators are plain modules that `node` runs as they stand, without a build.
const load = (file: string) => import(pathToFileURL(join(root, 'test/support', file)).href);
const everyFile = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.includes('.json'));
const textOf = (path: string) => {
  const bytes = readFileSync(join(folder, path));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
};
const items: Item[] = JSON.parse(textOf('lookup-events.json')).Events;
const entries: Entry[] = items.map((item) => JSON.parse(item.CloudTrailEvent));

describe('the sample', () => {
  it('is what its generator writes', async () => {
    const { sample } = (await load('make-sample.mjs')) as { sample: Map<string, Buffer> };
    assert.deepEqual(everyFile().sort(), [...sample.keys()].sort());
    for (const [path, bytes] of sample) {
      // Builds of zlib differ in how they compress, not in what.
      const text = path.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
      assert.ok(textOf(path) === text, `${path} is not what make-sample.mjs writes: run it`);
    }
  });

  it('has gzip headers that name no time', () => {
    for (const path of everyFile().filter((one) => one.endsWith('.gz'))) {
      assert.deepEqual(
        readFileSync(join(folder, path)).subarray(0, 8),
        Buffer.from('1f8b080000000000', 'hex'),
      );
    }
  });

  it('tells the same story in both forms', () => {
    const logged = everyFile()
      .filter((path) => path.endsWith('.gz'))
      .flatMap((path) => {
        const records: Entry[] = JSON.parse(textOf(path)).Records;
        const account = /AWSLogs\/(\d{12})\//.exec(path)?.[1];
        assert.ok(records.every((record) => record.recipientAccountId === account));
        return records;
      });
    const byId = (a: Entry, b: Entry) => a.eventID.localeCompare(b.eventID);
    assert.deepEqual(logged.sort(byId), [...entries].sort(byId));
  });

  it('is about 40 events, most of them of Detective, each once', () => {
    const detective = entries.filter((entry) => entry.eventSource === 'detective.amazonaws.com').length;
    assert.ok(entries.length >= 38 && entries.length <= 48, `${entries.length} events`);
    assert.ok(detective > entries.length / 2, `${detective} of ${entries.length}`);
    assert.equal(new Set(entries.map((entry) => entry.eventID)).size, entries.length);
  });

  it('is ordered newest first', () => {
    const times = items.map((item) => Date.parse(item.EventTime));
    assert.deepEqual(
      times,
      [...times].sort((a, b) => b - a),
    );
  });

  it('has wrappers that agree with their records', () => {
    items.forEach((item, i) => {
      const entry = entries[i]!;
      const { type, principalId, userName, accessKeyId } = entry.userIdentity;
      const name = { Root: 'root', AssumedRole: principalId?.split(':')[1] }[type] ?? userName;
      assert.equal(item.EventId, entry.eventID);
      assert.equal(item.EventName, entry.eventName);
      assert.equal(item.EventSource, entry.eventSource);
      assert.equal(item.ReadOnly, String(entry.readOnly));
      assert.equal(item.AccessKeyId, accessKeyId || undefined);
      assert.equal(item.Username, name);
      assert.equal(Date.parse(item.EventTime), Date.parse(entry.eventTime));
    });
  });

  it('has identities that agree with themselves', () => {
    for (const { userIdentity: who, eventTime } of entries) {
      if (who.type !== 'AssumedRole') continue;
      const { sessionIssuer, attributes } = who.sessionContext!;
      const [, account, role, session] = /^arn:aws:sts::(\d+):assumed-role\/([^/]+)\/(.+)$/.exec(
        who.arn ?? '',
      )!;
      assert.equal(who.principalId, `${sessionIssuer.principalId}:${session}`);
      assert.equal(sessionIssuer.userName, role);
      assert.equal(sessionIssuer.arn?.split('/').at(-1), role);
      assert.deepEqual([account, sessionIssuer.accountId], [who.accountId, who.accountId]);
      assert.match(who.accessKeyId ?? '', /^ASIA/);
      assert.ok(attributes.creationDate <= eventTime);
    }
  });

  it('has sessions that begin where they are issued', () => {
    const issuing = new Map(
      entries.flatMap((entry) => {
        const key = entry.responseElements?.credentials?.accessKeyId;
        return key ? [[key, entry] as const] : [];
      }),
    );
    let linked = 0;
    for (const { userIdentity: who } of entries) {
      const issuer = issuing.get(who.accessKeyId ?? '');
      if (!issuer) continue;
      linked++;
      assert.equal(who.sessionContext?.attributes.creationDate, issuer.eventTime);
      assert.equal(who.principalId, issuer.responseElements?.assumedRoleUser?.assumedRoleId);
    }
    assert.ok(linked > 20, `${linked} records`);
  });

  it('has keys and principal IDs that hold the account they belong to', async () => {
    const { decodeAccount } = (await load('ids.mjs')) as { decodeAccount(id: string): string | undefined };
    assert.equal(decodeAccount(`ASIA${'QNZGKIQY56JQ7WML'}`), '029608264753');
    assert.equal(decodeAccount('AROAJZARKEP6WKJ5JHSUS'), undefined);
    for (const { userIdentity: who } of entries) {
      for (const id of [who.accessKeyId, /^A(?:IDA|ROA)[A-Z2-7]{17}/.exec(who.principalId ?? '')?.[0]]) {
        if (id) assert.equal(decodeAccount(id), who.accountId, id);
      }
    }
    const ids = JSON.stringify(entries).match(/\bA(?:KIA|SIA|IDA|ROA)\w+/g) ?? [];
    for (const id of ids) {
      assert.match(id, /^(?:A[KS]IA[A-Z2-7]{9}|A(?:IDA|ROA)[A-Z2-7]{10})EXAMPLE$/);
      assert.ok(['111122223333', '444455556666'].includes(decodeAccount(id) ?? ''), id);
    }
  });

  it('has invented values only: documentation accounts, addresses and domains', () => {
    const text = everyFile().map(textOf).join('\n');
    const accounts = new Set(text.match(/(?<![\w.-])\d{12}(?![\w.-])/g));
    assert.deepEqual([...accounts].sort(), ['111122223333', '123456789012', '444455556666', '999988887777']);
    // Product versions have four parts too: what counts is what stands where an address stands.
    for (const [, address] of text.matchAll(/sourceIPAddress\\?":\\?"([^"\\]+)/g)) {
      assert.match(
        address!,
        /^(?:192\.0\.2\.\d+|198\.51\.100\.\d+|203\.0\.113\.\d+|2001:db8:[\da-f:]+|[a-z]+\.amazonaws\.com)$/,
      );
    }
    for (const [, domain] of text.matchAll(/@([\w.-]+)/g)) assert.equal(domain, 'example.com');
  });
});
