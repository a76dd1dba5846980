// Other ways to get at the same columns, where they are at hand.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cacheRoot } from '../host/paths.mjs';

const DUCKDB = '@duckdb/node-api@1.5.6-r.1';

const JQ_FIELDS = [
  ...[
    'eventTime',
    'eventSource',
    'eventName',
    'awsRegion',
    'sourceIPAddress',
    'userAgent',
    'errorCode',
    'requestID',
  ],
  ...['eventID', 'sharedEventID', 'readOnly', 'eventType', 'eventCategory', 'recipientAccountId'],
  ...['userIdentity.type', 'userIdentity.arn', 'userIdentity.accountId', 'userIdentity.principalId'],
  ...['userIdentity.accessKeyId', 'userIdentity.sessionContext.sessionIssuer.arn'],
];

/** `zcat | jq` with twenty fields; undefined where one of the two is missing or fails. */
export function runJq(list) {
  const filter = `.Records[]? | [${JQ_FIELDS.map((field) => `.${field}`).join(',')}]`;
  const started = performance.now();
  const { status } = spawnSync('sh', ['-c', `xargs zcat < "$1" | jq -c '${filter}' > /dev/null`, 'sh', list]);
  return status === 0 ? { ms: performance.now() - started } : undefined;
}

export function hasJq() {
  return spawnSync('sh', ['-c', 'command -v jq && command -v zcat']).status === 0;
}

/** DuckDB, installed beside the downloads of the tests on first use; undefined where that can't be. */
export async function openDuckDb(threads) {
  const folder = path.join(path.dirname(cacheRoot), 'bench');
  mkdirSync(folder, { recursive: true });
  const manifest = path.join(folder, 'package.json');
  if (!existsSync(path.join(folder, 'node_modules', '@duckdb', 'node-api'))) {
    writeFileSync(manifest, '{"private":true}');
    const { status } = spawnSync('npm', ['install', '--silent', '--no-audit', '--no-fund', DUCKDB], {
      cwd: folder,
    });
    if (status !== 0) return undefined;
  }
  try {
    const { DuckDBInstance } = createRequire(manifest)('@duckdb/node-api');
    const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
    return await instance.connect();
  } catch {
    return undefined;
  }
}

const TEXT_FIELDS = JQ_FIELDS.filter((field) => !field.includes('.') && field !== 'readOnly');
const RECORD =
  `STRUCT(${TEXT_FIELDS.map((field) => `"${field}" VARCHAR`).join(', ')}, "readOnly" BOOLEAN, "userIdentity" STRUCT(` +
  'type VARCHAR, arn VARCHAR, "accountId" VARCHAR, "principalId" VARCHAR, "accessKeyId" VARCHAR, ' +
  '"sessionContext" STRUCT("sessionIssuer" STRUCT(arn VARCHAR))))';

/**
 * The same columns as a table of DuckDB's: milliseconds and events. Told what type each field has it is faster than when
 * it has to find out, which is what people who just read a log have it do.
 * @param {{ typed: boolean }} options
 */
export async function runDuckDb(connection, files, { typed }) {
  const list = files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ');
  const fields = JQ_FIELDS.map(
    (field) =>
      `r.${field
        .split('.')
        .map((part) => `"${part}"`)
        .join('.')}`,
  );
  const options = typed
    ? `format = 'unstructured', columns = {Records: '${RECORD}[]'}`
    : 'union_by_name = true';
  const started = performance.now();
  await connection.run(
    `CREATE OR REPLACE TABLE events AS SELECT ${fields.map((field, i) => `${field} AS c${i}`).join(', ')} FROM ` +
      `(SELECT unnest("Records") AS r FROM read_json([${list}], maximum_object_size = 1000000000, ${options}))`,
  );
  const ms = performance.now() - started;
  const reader = await connection.runAndReadAll('SELECT count(*)::INTEGER FROM events');
  return { ms, events: reader.getRows()[0][0] };
}
