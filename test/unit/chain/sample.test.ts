import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { chainSourceOf } from '../../../src/core/chain/event';
import { followChain } from '../../../src/core/chain/follow';
import { parseRecord, readRecord } from '../../../src/core/trail/record';
import { readTrail } from '../../../src/core/trail/trail';

const FOLDER = 'media/sample/';

/** Every record of the bundled sample, those that are in two files twice. */
function records(): unknown[] {
  const names = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.json/.test(name),
  );
  return names.flatMap((name) => {
    const raw = readFileSync(FOLDER + name);
    const bytes = raw[0] === 0x1f ? gunzipSync(raw) : raw;
    return readTrail(bytes).events.map((place) => parseRecord(readRecord(bytes, place)));
  });
}

describe('the chains of the sample', () => {
  const source = chainSourceOf(records());
  const rows = [...records().keys()];
  const actors = new Map(
    rows.map((row) => {
      const event = source.event(row);
      return [event.principal.label, followChain(source, event).actor] as const;
    }),
  );
  const cases: readonly (readonly [string, string])[] = [
    ['ops-deploy', 'user: contractor-nwolf'],
    // The intruder took the analyst's name, not her place.
    ['DetectiveOperations / jane.roe@example.com', 'user: contractor-nwolf'],
    [
      'github-security-iac / GitHubActions',
      'ci: repo:example-corp/security-iac:ref:refs/heads/main (GitHub Actions)',
    ],
    ['AWSServiceRoleForDetective / detective', 'service: detective.amazonaws.com'],
    ['mary.major', 'user: mary.major'],
    ['root', 'root: root'],
  ];
  for (const [label, expected] of cases) {
    it(label, () => {
      const actor = actors.get(label);
      assert.equal(`${actor?.kind}: ${actor?.label}`, expected);
    });
  }
  it('the analyst stands behind her own sessions only', () => {
    const hers = rows.filter(
      (row) => followChain(source, source.event(row)).actor.label === 'jane.roe@example.com',
    );
    assert.ok(hers.length > 5);
    for (const row of hers) assert.match(source.event(row).principal.role, /^AWSReservedSSO_SecurityAudit_/);
  });
});
