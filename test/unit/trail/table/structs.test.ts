import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RECORD } from '../../../../src/core/trail/table/schema';
import { printedMap, printedStruct, printedStructs } from '../../../../src/core/trail/table/structs';

const IDENTITY = RECORD.get('useridentity')!.fields!;
const RESOURCES = RECORD.get('resources')!.fields!;
const parsed = (json: string | undefined) => (json === undefined ? undefined : JSON.parse(json));

describe('a struct as Presto prints it', () => {
  const cases: [string, string, unknown][] = [
    ['names get their capitals back', '{type=Root, principalid=1}', { type: 'Root', principalId: '1' }],
    ['null is left out', '{type=Root, username=null}', { type: 'Root' }],
    ['an empty text stays', '{type=, username=x}', { type: '', userName: 'x' }],
    [
      'structs in structs',
      '{type=AssumedRole, sessioncontext={attributes={mfaauthenticated=false}, sessionissuer={username=R}}, invokedby=x}',
      {
        type: 'AssumedRole',
        sessionContext: { attributes: { mfaAuthenticated: 'false' }, sessionIssuer: { userName: 'R' } },
        invokedBy: 'x',
      },
    ],
    [
      'a map in a struct',
      '{sessioncontext={webidfederationdata={federatedprovider=p, attributes={accounts.google.com:aud=1, x=y}}}}',
      {
        sessionContext: {
          webIdFederationData: {
            federatedProvider: 'p',
            attributes: { 'accounts.google.com:aud': '1', x: 'y' },
          },
        },
      },
    ],
    [
      'times without a zone get the form that records have',
      '{sessioncontext={attributes={creationdate=2023-06-07 23:59:12.000}}}',
      { sessionContext: { attributes: { creationDate: '2023-06-07T23:59:12Z' } } },
    ],
    [
      'commas and equals signs in a value',
      '{type=a,b=c, username=x=y,z}',
      { type: 'a,b=c', userName: 'x=y,z' },
    ],
    ['a comma and a space in a value', '{username=Doe, Jane, type=x}', { userName: 'Doe, Jane', type: 'x' }],
    ['braces in a value', '{username={x}, type=a}b}', { userName: '{x}', type: 'a}b' }],
    ['a brace at the end of a value', '{type=x, username=a}}', { type: 'x', userName: 'a}' }],
    [
      'a brace at the end of a value in a struct in a struct',
      '{sessioncontext={sessionissuer={username=a}}}}',
      { sessionContext: { sessionIssuer: { userName: 'a}' } } },
    ],
    ['a value that looks like a field that is there too', '{username=x, type=Root, type=IAMUser}', undefined],
    ['a value that looks like a field that is none', '{username=x, y=z, type=IAMUser}', undefined],
    ['a cut end', '{type=Root, username=x', undefined],
    ['text behind the end', '{type=Root} x', undefined],
    ['no struct', 'Root', undefined],
    ['nothing in it', '{}', undefined],
    ['names of prototypes', '{__proto__=x}', undefined],
  ];
  for (const [title, text, expected] of cases)
    it(title, () => assert.deepEqual(parsed(printedStruct(text, IDENTITY)), expected));

  it('is read in one way or not at all: what is written comes back, whatever the values hold', () => {
    // Pieces that a value can hold to look like what is around it.
    const piece = fc.constantFrom(
      'a',
      ' ',
      ',',
      ', ',
      '=',
      '{',
      '}',
      '}}',
      ', type=',
      ', arn=x',
      'null',
      '"',
      'ë',
    );
    const value = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(value, value, value, value, (type, arn, issuer, invokedBy) => {
        const issued = `{type=Role, arn=${issuer}}`;
        const text = `{type=${type}, arn=${arn}, sessioncontext={sessionissuer=${issued}}, invokedby=${invokedBy}}`;
        const read = parsed(printedStruct(text, IDENTITY));
        if (read === undefined) return;
        const own = (written: string, name: string) => (written === 'null' ? {} : { [name]: written });
        assert.deepEqual(read, {
          ...own(type, 'type'),
          ...own(arn, 'arn'),
          sessionContext: { sessionIssuer: { type: 'Role', ...own(issuer, 'arn') } },
          ...own(invokedBy, 'invokedBy'),
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('reads lists of structs', () => {
    const text =
      '[{arn=arn:aws:s3:::b, accountid=1, type=AWS::S3::Bucket}, {arn=x, accountid=null, type=null}]';
    assert.deepEqual(parsed(printedStructs(text, RESOURCES)), [
      { ARN: 'arn:aws:s3:::b', accountId: '1', type: 'AWS::S3::Bucket' },
      { ARN: 'x' },
    ]);
    assert.deepEqual(parsed(printedStructs('[]', RESOURCES)), []);
    for (const odd of ['[{arn=x}', '[{arn=x}] y', '[x]', '[{arn=x}, y]'])
      assert.equal(printedStructs(odd, RESOURCES), undefined, odd);
  });
});

describe('a map as Presto prints it', () => {
  const cases: [string, string, unknown][] = [
    [
      'names of any kind',
      '{bucketName=b, x-amz-acl=private, Host=s3}',
      { bucketName: 'b', 'x-amz-acl': 'private', Host: 's3' },
    ],
    ['nothing', '{}', {}],
    ['JSON as a value', '{a={"b":[1.0,{"c":"}, d=e"}]}, f=g}', { a: { b: [1, { c: '}, d=e' }] }, f: 'g' }],
    ['a map in a map', '{a={b=c, d=e}, f=g}', { a: { b: 'c', d: 'e' }, f: 'g' }],
    ['a statement with commas', '{query=SELECT a, b FROM t, x=1}', { query: 'SELECT a, b FROM t', x: '1' }],
    ['null', '{a=null}', { a: null }],
    ['the same name twice', '{a=b, a=c}', undefined],
    ['no names', '{a, b}', undefined],
    ['maps too deep', `${'{a='.repeat(40)}b${'}'.repeat(40)}`, undefined],
    ['JSON that is cut off', '{a={"b":1, c=d}', undefined],
  ];
  for (const [title, text, expected] of cases)
    it(title, () => assert.deepEqual(parsed(printedMap(text)), expected));

  it('keeps JSON to the letter', () =>
    assert.equal(
      printedMap('{a={"b":12345678901234567890,"b":1.0}}'),
      '{"a":{"b":12345678901234567890,"b":1.0}}',
    ));
});
