import assert from 'node:assert/strict';
import type { EventFacts } from '../../../src/core/event/event';
import { checkFilter, compileFilter, compileOrThrow } from '../../../src/core/filter/evaluate';
import { parseFilter } from '../../../src/core/filter/grammar';
import { FilterSyntaxError } from '../../../src/core/filter/problem';
import { facts, type GivenFacts } from '../../support/facts';

const CONTEXT = {
  newestMs: Date.parse('2024-01-31T12:00:00Z'),
  accountNames: [['111122223333', 'Prod EU']],
} as const;

const JANE = facts({
  id: '7d3a5c1e-0000-4000-8000-000000000001',
  requestId: 'request-1',
  sharedId: 'shared-1',
  time: '2024-01-15T10:30:45Z',
  source: 'detective.amazonaws.com',
  name: 'DeleteGraph',
  region: 'eu-west-1',
  sourceIp: '203.0.113.7',
  userAgent: 'aws-cli/2.15 "quoted"',
  error: 'AccessDenied',
  readOnly: false,
  eventType: 'AwsApiCall',
  recipient: '444455556666',
  principal: {
    label: 'Admin / jane',
    type: 'AssumedRole',
    account: '111122223333',
    arn: 'arn:aws:sts::111122223333:assumed-role/Admin/jane',
    principalId: 'AROAEXAMPLE:jane',
    accessKey: 'ASIAEXAMPLE',
    userName: '',
    role: 'Admin',
    session: 'jane',
  },
});

const NOTHING = facts({ name: 'x' });

function passes(filter: string, event: EventFacts): boolean {
  return compileOrThrow(filter, CONTEXT)(event);
}

function yes(filter: string, event: EventFacts | GivenFacts = JANE): void {
  it(`${filter} matches`, () => assert.equal(passes(filter, facts(event)), true));
}

function no(filter: string, event: EventFacts | GivenFacts = JANE): void {
  it(`${filter} does not match`, () => assert.equal(passes(filter, facts(event)), false));
}

describe('text in a filter', () => {
  yes('');
  yes('action:DeleteGraph');
  yes('action:deletegraph');
  yes('EVENTNAME:DELETEGRAPH');
  no('action:Delete');
  yes('action:Delete*');
  yes('action:*graph');
  yes('action:*ete*');
  yes('action:d*e*h');
  no('action:d*x*h');
  no('action:"Delete*"');
  no('action:DeleteGraph*DeleteGraph');
  no('action:Deleteg*graph');
  no('action:*Graph*Graph');
  no('action:DeleteGr*Graph');
  yes('action:*e*e*Graph');
  yes('action:*');
  yes('action:List*,DeleteGraph');
  no('action:List*,CreateGraph');
  no('-action:List*,DeleteGraph');
  yes('-action:List*,CreateGraph');
  yes('action:DeleteGraph region:eu-*');
  no('action:DeleteGraph region:us-*');
  yes('service:detective');
  yes('service:detective.amazonaws.com');
  yes('service:DETECT*');
  no('service:detect');
  yes('eventSource:*.amazonaws.com');
  yes('principal:"admin / jane"');
  yes('principal:admin*');
  yes('principal:jane');
  yes('principal:arn:aws:sts::*:assumed-role/Admin/*');
  yes('principal:AROAEXAMPLE:jane');
  no('principal:ASIAEXAMPLE');
  yes('role:admin session:JANE key:asia* type:AssumedRole');
  yes('userIdentity.type:AssumedRole userIdentity.accessKeyId:ASIAEXAMPLE');
  yes('id:request-1');
  yes('id:shared-1');
  yes('id:7d3a5c1e-*');
  yes('agent:"aws-cli/2.15 \\"quoted\\""');
  yes('action:ΔΣ', { name: 'δς' });
  yes('action:ΔΣ*', { name: 'ΔΣΑ' });
});

describe('values that are not recorded', () => {
  yes('error:""', NOTHING);
  no('error:""');
  yes('-error:""');
  no('error:*', NOTHING);
  yes('error:*');
  yes('-error:AccessDenied', NOTHING);
  yes('error:"",Throttling', NOTHING);
  no('-error:"",Throttling', NOTHING);
  yes('readonly:""', NOTHING);
  no('readonly:false', NOTHING);
  yes('-readonly:true', NOTHING);
  no('principal:""');
  yes('ip:"" account:"" time:""', NOTHING);
});

describe('outcome, readonly and accounts in a filter', () => {
  yes('outcome:failed');
  yes('outcome:FAILED');
  no('outcome:ok');
  yes('-outcome:ok');
  yes('outcome:ok,failed');
  yes('outcome:failed', { failed: true });
  yes('readonly:false');
  no('readOnly:true');
  yes('account:111122223333');
  no('recipient:111122223333');
  yes('recipient:444455556666');
  yes('recipientAccountId:4444*');
  yes('account:"prod eu"');
  yes('account:prod*');
  no('account:999999999999,444455556666');
  yes('account:anonymous', { principal: { account: 'ANONYMOUS' } });
});

describe('addresses in a filter', () => {
  yes('ip:203.0.113.7');
  no('ip:203.0.113.70');
  yes('ip:203.0.113.0/24');
  yes('ip:203.0.113.99/24');
  no('ip:203.0.114.0/24');
  yes('ip:0.0.0.0/0');
  yes('ip:203.0.113.7/32');
  no('ip:203.0.113.6/32');
  yes('ip:203.0.113.*');
  no('ip:0.0.0.0/0', { sourceIp: 'cloudformation.amazonaws.com' });
  no('ip:::/0');
  yes('ip:2001:DB8:0:0::1', { sourceIp: '2001:db8::1' });
  yes('ip:2001:db8::/32', { sourceIp: '2001:db8:1::1' });
  no('ip:2001:db8::/33', { sourceIp: '2001:db8:8000::1' });
  yes('ip:::ffff:203.0.113.7');
  yes('ip:::ffff:203.0.113.0/120');
  no('ip:::ffff:203.0.114.0/120');
  yes('ip:203.0.113.7', { sourceIp: '::ffff:203.0.113.7' });
  yes('ip:cloudformation.amazonaws.com', { sourceIp: 'cloudformation.amazonaws.com' });
  yes('ip:cloud*', { sourceIp: 'cloudformation.amazonaws.com' });
  yes('ip:"AWS Internal"', { sourceIp: 'AWS Internal' });
  yes('ip:"300.1.2.3"', { sourceIp: '300.1.2.3' });
  yes('ip:"203.0.113.0/24"');

  yes('-ip:10.0.0.0/8,192.168.0.0/16');
  no('-ip:10.0.0.0/8,203.0.113.7');
});

describe('words without a field', () => {
  yes('jane');
  yes('ADMIN');
  yes('"admin / j"');
  yes('letegr');
  yes('detective');
  yes('203.0.113');
  yes('eu-west');
  yes('aws-cli');
  yes('denied');
  yes('4444');
  yes('asiaex');
  yes('request-1');
  yes('apicall');
  yes('assumedrole');
  yes('arn:aws:sts::111122223333:assumed-role/Admin/jane');
  yes('arn:aws:sts::*:assumed-role');
  yes('nobody,jane');
  yes('del*gra');
  no('"del*gra"');
  no('del*jane');
  no('nobody');
  yes('-nobody');
  no('-jane');
  no('jane -graph');
});

describe('a filter with problems', () => {
  const lenient = (filter: string) => compileFilter(parseFilter(filter), CONTEXT)(JANE);

  it('leaves out what is unfinished', () => assert.equal(lenient('action:DeleteGraph ip:'), true));
  it('leaves out what is unknown', () => assert.equal(lenient('actoin:x'), true));
  it('leaves out what is wrong', () => assert.equal(lenient('ip:300.1.2.3 -outcome:fail'), true));
  it('keeps the rest of a term', () => assert.equal(lenient('outcome:ok,nope'), false));

  it('throws where an answer is wanted', () => {
    const thrown = { name: 'FilterSyntaxError', offset: 6, message: /^Unknown field "actoin"/ };
    assert.throws(() => compileOrThrow('-jane actoin:x ip:300.1.2.3', CONTEXT), thrown);
    assert.throws(() => compileOrThrow('actoin:x', CONTEXT), FilterSyntaxError);
  });
});

describe('values that a field cannot have', () => {
  /** Problems in short: `offset+length` and the suggestion. */
  const check = (filter: string) =>
    checkFilter(filter, CONTEXT)
      .map(
        ({ code, offset, length, suggestion }) =>
          `${code}@${offset}+${length}${suggestion ? ` ${suggestion}` : ''}`,
      )
      .join(', ');
  const bad = (filter: string, expected: string) => it(filter, () => assert.equal(check(filter), expected));
  const good = (filter: string) => it(`${filter} is fine`, () => assert.equal(check(filter), ''));

  bad('outcome:fail', 'bad-value@8+4 failed');
  bad('x outcome:ok,maybe', 'bad-value@13+5');
  bad('outcome:f*', 'bad-value@8+2');
  bad('outcome:""', 'bad-value@8+2');
  bad('readonly:yes', 'bad-value@9+3');
  bad('readonly:ture', 'bad-value@9+4 true');
  bad('account:1234', 'bad-value@8+4');
  bad('account:1111222233334', 'bad-value@8+13');
  bad('account:"prod eü"', 'bad-value@8+9 "Prod EU"');
  bad('account:stage*', 'bad-value@8+6');
  bad('ip:300.1.2.3', 'bad-value@3+9');
  bad('ip:1.2.3', 'bad-value@3+5');
  for (const sign of ['(', ')', '[', '{', '<', ';', '!', '=', '|', '?', '&'])
    bad(`action:x ip:${sign}`, 'bad-value@12+1');
  bad('ip:010.1.2.3', 'bad-value@3+9');
  bad('ip:10.0.0.0/99', 'bad-value@3+11');
  bad('ip:10.0.0.0/', 'bad-value@3+9');
  bad('ip:10.0.0.0/8/8', 'bad-value@3+12');
  bad('ip:10.0.0.1-10.0.0.9', 'bad-value@3+17');
  bad('ip:10.0.0.1:443', 'bad-value@3+12');
  bad('ip:2001:db8::1::2', 'bad-value@3+14');
  bad('ip:2001:db8::g', 'bad-value@3+11');
  bad('ip:2001:db8::/129', 'bad-value@3+14');
  bad('ip:::ffff:10.0.0.0/64', 'bad-value@3+18');
  bad('time:yesterday', 'bad-value@5+9');
  bad('actoin:x time:2024-13', 'unknown-field@0+6 action, bad-value@14+7');
  good('account:111122223333,"PROD EU"');
  good('ip:203.0.113.7,2001:db8::/32,"300.1.2.3",ec2.amazonaws.com');

  it('words them', () =>
    assert.equal(checkFilter('outcome:maybe')[0]?.message, 'outcome must be ok or failed, not "maybe".'));
  it('takes accounts that the logs hold', () =>
    assert.deepEqual(checkFilter('account:XXXXXXXXXXXX', { newestMs: 0, accounts: ['xxxxxxxxxxxx'] }), []));
  it('knows no names without a context', () => assert.equal(checkFilter('account:"Prod EU"').length, 1));
});
