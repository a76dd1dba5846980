import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chainSourceOf } from '../../../src/core/chain/event';
import { followChain } from '../../../src/core/chain/follow';
import { factsOf } from '../../../src/core/event/facts';
import { explain } from '../../../src/core/explain/explain';
import { describeIdentity } from '../../../src/core/explain/identity';
import { compileFilter } from '../../../src/core/filter/evaluate';
import { parseFilter } from '../../../src/core/filter/grammar';
import { ERROR_CODES } from '../../../src/core/knowledge/calls/errorCodes';
import { plainText } from '../../../src/core/text/pieces';
import { caseBytes, readCase } from '../../support/cases';
import { assertSame } from '../../support/scanned';

const events = (name: string) => readCase(name).events;
const failed = (name: string) => events(name).map(({ facts }) => facts.failed);
const matching = (name: string, filter: string): number[] => {
  const test = compileFilter(parseFilter(filter), { newestMs: Number.NaN });
  return events(name).flatMap(({ facts }, row) => (test(facts) ? [row] : []));
};

describe('Cases: how records are judged', () => {
  it('each are read by the scanners as by the tolerant reader', () => {
    for (const name of readdirSync(join(process.cwd(), 'test/fixtures/cases'))) {
      if (/\.jsonl?$/.test(name)) assertSame(caseBytes(name), undefined, name);
    }
  });

  it('are each explained', () => {
    const text = readFileSync(join(process.cwd(), 'test/fixtures/cases/README.md'), 'utf8');
    for (const name of readdirSync(join(process.cwd(), 'test/fixtures/cases'))) {
      assert.ok(name === 'README.md' || text.includes(`\`${name}\``), name);
    }
  });

  describe('03: sign-in events say under their own name whether they failed', () => {
    it('are failed by responseElements and serviceEventDetails', () => {
      assert.deepEqual(failed('03-sign-in-failures.json'), [true, true, false, true, true, true]);
    });
    it('are low risks where a credential or MFA was refused', () => {
      assert.deepEqual(
        events('03-sign-in-failures.json').map(({ risk }) => risk),
        ['low', 'low', 'none', 'none', 'low', 'medium'],
      );
    });
    it('have no Identity Center token while a credential is checked', () => {
      const [, checked, signedIn] = events('03-sign-in-failures.json').map(({ identity }) => identity);
      assert.equal(checked?.credential, 'Identity Center sign-in');
      assert.equal(signedIn?.credential, 'Identity Center sign-in');
      assert.ok(!checked?.lines.some((line) => line.includes('token')));
    });
  });

  describe('05: null and empty session contexts are none', () => {
    const rows = () => events('05-null-session-context.json').map(({ identity }) => identity);
    it('leave a long-term key, a sign-in or nothing as the credential', () => {
      assert.deepEqual(
        rows().map(({ credential }) => credential),
        [
          ...['user key', 'user key', 'user key', 'root key'],
          ...['console sign-in', 'unknown', 'user session'],
        ],
      );
    });
    it('are never told as a temporary session', () => {
      for (const { lines } of rows().slice(0, 6)) assert.ok(!lines.join().includes('temporary session'));
    });
    it('are odd beside a temporary key', () => {
      assert.deepEqual(
        rows().map(({ oddities }) => oddities.map(({ code }) => code).join()),
        ['', '', '', '', '', '', 'temporary-key-without-session'],
      );
    });
  });

  describe('05: a long-term key beside a session', () => {
    it('is odd for a user and for root, and is still told as the key', () => {
      for (const type of ['IAMUser', 'Root']) {
        const { lines, oddities } = describeIdentity({
          eventName: 'ListUsers',
          requestParameters: null,
          userIdentity: {
            type,
            accessKeyId: ['AKIA', 'IOSFODNN7EXAMPLE'].join(''),
            sessionContext: { attributes: { creationDate: '2025-03-04T05:06:07Z' } },
          },
        });
        assert.deepEqual(
          oddities.map(({ code }) => code),
          ['long-term-key-on-session'],
        );
        assert.match(lines.join('\n'), /with a long-term access key/);
      }
    });
  });

  describe('06: root named in a call that a service made', () => {
    it('is no use of root, but the console is', () => {
      assert.deepEqual(
        events('06-root-invoked-by-service.json').map(({ risk }) => risk),
        ['none', 'none', 'high'],
      );
      const [first] = events('06-root-invoked-by-service.json');
      assert.ok(!first?.identity.lines.join().includes('worth an alert'));
    });
  });

  describe('07: error codes that mean success', () => {
    it('are no failures and no errors', () => {
      assert.deepEqual(failed('07-error-code-200.json'), [false, true]);
      assert.deepEqual(matching('07-error-code-200.json', 'error:*'), [1]);
      assert.deepEqual(matching('07-error-code-200.json', 'outcome:ok'), [0]);
    });
  });

  describe('08: several addresses in one sourceIPAddress', () => {
    const name = '08-address-list.json';
    for (const [filter, rows] of [
      ['ip:192.0.2.142', [0, 1]],
      ['ip:192.0.2.0/24', [0, 1]],
      ['ip:10.0.0.0/8', [0]],
      ['-ip:10.0.0.0/8', [1]],
      ['ip:10.20.30.*', [0]],
      ['ip:"192.0.2.142, 10.20.30.40"', [0]],
      ['-ip:192.0.2.142', []],
    ] as const) {
      it(`${filter} finds ${rows.length === 0 ? 'no row' : `rows ${rows.join(' and ')}`}`, () =>
        assert.deepEqual(matching(name, filter), rows));
    }
  });

  describe('09: federated users outside of STS', () => {
    it('exchange a sign-in for a session in calls of STS only', () => {
      const [query, assume] = events('09-saml-user-outside-sts.json').map(({ identity }) =>
        identity.lines.join(),
      );
      assert.ok(!query?.includes('exchanges'));
      assert.ok(assume?.includes('exchanges'));
    });
  });

  describe('10: records that name an account and no caller', () => {
    it('have no caller, unless a service is named', () => {
      const rows = events('10-caller-with-account-only.json');
      assert.deepEqual(
        rows.map(({ facts, identity }) => `${facts.principal.label}, service: ${identity.awsService}`),
        [
          'caller not recorded, service: unknown',
          'caller not recorded, service: unknown',
          'AWS Internal, service: yes',
        ],
      );
    });
  });

  describe('13: API calls without a caller', () => {
    it('should have one', () => {
      for (const { identity } of events('13-no-caller-sentence.json')) {
        assert.match(identity.lines[0] ?? '', /should have one/);
        assert.ok(!identity.lines.join().includes('Insights'));
      }
    });
  });

  describe('17: error codes of EC2', () => {
    const hover = (row: number) => {
      const { record } = events('17-ec2-error-codes.json')[row]!;
      const { lines = [], source } = explain(record, ['errorCode']) ?? {};
      return `${lines.map(plainText).join('\n')} ${source?.url ?? ''}`;
    };
    it('AuthFailure may mean that the caller is not authorized for this resource', () => {
      assert.match(hover(0), /authorized for this resource/);
      assert.match(hover(0), /AWSEC2/);
    });
    it('DryRunOperation means that the caller has the permission', () => {
      assert.match(hover(1), /has the permission/);
      assert.ok(!hover(1).includes('not permitted'));
    });
    it('are never called undocumented', () => {
      for (const { confidence, source } of ERROR_CODES) {
        assert.equal(confidence, 'documented');
        assert.match(source, /^https:\/\/docs\.aws\.amazon\.com\//);
      }
    });
  });

  describe('19: sessions of IAM Roles Anywhere', () => {
    it('go back to the certificate that opened them', () => {
      const source = chainSourceOf(events('19-roles-anywhere.json').map(({ record }) => record));
      const chain = followChain(source, source.event(1));
      assert.deepEqual(
        chain.steps.map(({ name, event }) => `${name} ${event?.row}`),
        ['Anywhere / 2a99 1', 'CN=server-01 0'],
      );
      assert.equal(chain.actor.label, 'CN=server-01');
    });
  });

  describe('20: small statements', () => {
    const rows = () => events('20-small-statements.json');
    it('call no endpoint foreign that is AWS’s own', () => {
      for (const field of ['vpcEndpointId', 'vpcEndpointAccountId']) {
        const { lines = [] } = explain(rows()[0]!.record, [field]) ?? {};
        const text = lines.map(plainText).join();
        assert.match(text, /nobody’s endpoint/);
        assert.ok(!/foreign|somebody else/.test(text), text);
      }
    });
    it('do not take a hidden user name for an IAM user', () => {
      assert.equal(rows()[1]?.identity.rootOrIamUser, 'unknown');
      assert.equal(rows()[1]?.facts.principal.kind, 'unknown');
    });
    it('do not take a hidden user name for anybody, whatever the type, and in lookup items', () => {
      const userName = 'HIDDEN_DUE_TO_SECURITY_REASONS';
      for (const type of ['IAMUser', 'Unknown', 'IdentityCenterUser', 'SAMLUser', undefined]) {
        const { label, kind } = factsOf({ userIdentity: { type, userName, accountId: '1' } }).principal;
        assert.equal(`${kind} ${label}`, 'unknown unknown user name', type);
      }
      const onBehalfOf = { userId: 'u-1' };
      const person = factsOf({
        userIdentity: { type: 'IdentityCenterUser', userName, onBehalfOf },
      }).principal;
      assert.equal(person.label, 'Identity Center user u-1');
      assert.equal(factsOf({ Username: userName }).principal.label, 'unknown user name');
    });
    it('rate the deletion of an MFA device that nobody uses as low', () =>
      assert.equal(rows()[2]?.risk, 'low'));
  });
});
