import assert from 'node:assert/strict';
import { factsOf } from '../../../src/core/event/facts';
import { isSuccessCode } from '../../../src/core/event/outcome';
import { explain } from '../../../src/core/explain/explain';
import { plainText } from '../../../src/core/text/pieces';
import { assertSame } from '../../support/scanned';

const SIGN_IN = { eventSource: 'signin.amazonaws.com', eventType: 'AwsConsoleSignIn' };
const outcome = (event: object): string => {
  const record = { eventVersion: '1.09', eventID: 'e', eventTime: '2025-03-04T05:06:07Z', ...event };
  assertSame(Buffer.from(JSON.stringify({ Records: [record] })));
  const { failed, error } = factsOf(record);
  return `${failed ? 'failed' : 'ok'}${error === '' ? '' : ` ${error}`}`;
};

describe('Outcomes: error codes', () => {
  for (const code of [
    ...[
      '0',
      '200',
      '201',
      '204',
      '200 OK',
      '200.0',
      'HTTP 200',
      'NoError',
      'no error',
      'NO_ERROR',
      'Success',
    ],
    ...['SUCCEEDED', 'OK', 'ok', 'None', 'null', 'nan', 'N/A', '-', ' 200 '],
  ]) {
    it(`${JSON.stringify(code)} is a success and no error`, () =>
      assert.equal(outcome({ eventName: 'query', errorCode: code }), 'ok'));
  }
  for (const code of [
    '400',
    '403',
    '500',
    '302',
    '2000',
    'Failure',
    'NoSuchKey',
    'OKTA',
    '20',
    'NoSuccess',
  ]) {
    it(`${code} is an error`, () =>
      assert.equal(outcome({ eventName: 'query', errorCode: code }), `failed ${code}`));
  }
  for (const [code, expected] of [
    [200, 'ok'],
    [0, 'ok'],
    [403, 'failed 403'],
    [null, 'ok'],
    ['', 'ok'],
    [{}, 'ok'],
    [[], 'ok'],
    [false, 'ok'],
  ] as const) {
    it(`${JSON.stringify(code)}, which is no text: ${expected}`, () =>
      assert.equal(outcome({ eventName: 'query', errorCode: code }), expected));
  }
  it('a dry run that was allowed did nothing', () => {
    assert.equal(
      outcome({ eventName: 'RunInstances', errorCode: 'Client.DryRunOperation' }),
      'failed Client.DryRunOperation',
    );
    const record = { eventName: 'RunInstances', errorCode: 'Client.DryRunOperation' };
    const hover = (field: string) => (explain(record, [field])?.lines ?? []).map(plainText).join('\n');
    assert.match(hover('errorCode'), /has the permission.*nothing was done/s);
    assert.match(hover('eventName'), /It was a dry run: nothing was done\./);
  });
  it('blanks around a code are no other code', () => assert.ok(isSuccessCode('\t200\n')));
});

describe('Outcomes: sign-in events', () => {
  const STEPS = [
    ...['ConsoleLogin', 'CheckMfa', 'SwitchRole', 'ExitRole', 'RenewRole', 'PasswordRecoveryRequested'],
    ...[
      'PasswordRecoveryCompleted',
      'PasswordUpdated',
      'EmailUpdated',
      'GetSigninToken',
      'CreateOAuth2Token',
    ],
    ...['CredentialChallenge', 'CredentialVerification', 'UserAuthentication', 'Federate'],
  ];
  const MEMBERS = ['responseElements', 'serviceEventDetails', 'additionalEventData'];
  for (const eventName of STEPS) {
    it(`${eventName} says under its own name, in any of three members, whether it failed`, () => {
      for (const member of MEMBERS) {
        for (const said of ['Failure', 'Failed', 'FAILURE']) {
          assert.equal(outcome({ ...SIGN_IN, eventName, [member]: { [eventName]: said } }), 'failed', member);
        }
        assert.equal(outcome({ ...SIGN_IN, eventName, [member]: { [eventName]: 'Success' } }), 'ok', member);
      }
    });
  }
  it('say nothing of other events', () => {
    assert.equal(
      outcome({ ...SIGN_IN, eventName: 'CheckMfa', responseElements: { SwitchRole: 'Failure' } }),
      'ok',
    );
    const eventSource = 'iam.amazonaws.com';
    assert.equal(
      outcome({ eventSource, eventName: 'CheckMfa', responseElements: { CheckMfa: 'Failure' } }),
      'ok',
    );
  });
  it('are told by ConsoleLogin without a source, too', () => {
    for (const said of ['Failure', 'failed']) {
      assert.equal(
        outcome({ eventName: 'ConsoleLogin', responseElements: { ConsoleLogin: said } }),
        'failed',
      );
    }
    assert.equal(outcome({ eventName: 'ConsoleLogin', responseElements: { ConsoleLogin: null } }), 'ok');
  });
  it('have failed if all that is left of the outcome is a message', () => {
    const eventName = 'ConsoleLogin';
    assert.equal(outcome({ ...SIGN_IN, eventName, errorMessage: 'Failed authentication' }), 'failed');
    const responseElements = { ConsoleLogin: 'Success' };
    assert.equal(outcome({ ...SIGN_IN, eventName, errorMessage: 'x', responseElements }), 'ok');
  });
  it('are not told by members that every object has', () =>
    assert.equal(outcome({ ...SIGN_IN, eventName: 'constructor', responseElements: {} }), 'ok'));
  it('never speak of the console where it was Identity Center', () => {
    const record = {
      eventSource: 'signin.amazonaws.com',
      eventName: 'CredentialVerification',
      errorMessage: 'incorrect password',
      serviceEventDetails: { CredentialVerification: 'Failure' },
    };
    const lines = explain(record, ['errorMessage'])?.lines ?? [];
    assert.match(lines.map(plainText).join('\n'), /says that it failed/);
  });
});
