// Texts of trails for tests: records, the forms they are kept in, and generators of both for property tests. All is
// text, never values printed by JSON.stringify, so that what a parser would change is in it.
import fc from 'fast-check';

/** A record as CloudTrail writes it, told from others by its number; `parameters` is JSON text. */
export function recordText(
  n: number,
  parameters = `{"graphArn":"arn:aws:detective:us-east-1:1:graph:${n}"}`,
) {
  return (
    `{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDA${n}","arn":"arn:aws:iam::1:user/u${n}",` +
    `"accountId":"111122223333","userName":"u${n}"},"eventTime":"2024-03-14T13:0${n % 10}:00Z",` +
    `"eventSource":"detective.amazonaws.com","eventName":"DeleteMembers","awsRegion":"us-east-1",` +
    `"sourceIPAddress":"192.0.2.${n % 250}","userAgent":"aws-cli","requestParameters":${parameters},` +
    `"responseElements":null,"requestID":"r${n}","eventID":"e${n}","readOnly":false,"eventType":"AwsApiCall",` +
    `"recipientAccountId":"111122223333"}`
  );
}

/** A record with few fields: for tests that cut it at every byte. */
export const shortRecord = (n: number) =>
  `{"eventVersion":"1.08","eventSource":"a.amazonaws.com","eventName":"N${n}","x":{"y":[{"z":1}]},"eventID":"e${n}"}`;

/** Ways to write a text as a JSON string, by who does so. */
export const STRING_WRITERS = {
  aws: (text: string) => JSON.stringify(text),
  python: (text: string) =>
    JSON.stringify(text).replace(
      /[^\x00-\x7f]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  php: (text: string) => STRING_WRITERS.python(text).replaceAll('/', '\\/'),
  dotNet: (text: string) =>
    STRING_WRITERS.python(text).replace(/\\"|(\\.)|<(?=.)/g, (found, other) =>
      found === '<' ? '\\u003C' : (other ?? '\\u0022'),
    ),
} as const;

export const lookupItem = (record: string, write = STRING_WRITERS.aws) =>
  `{"EventId":"e","EventName":"n","EventTime":1710422350.0,"Resources":[{"ResourceName":"r"}],"CloudTrailEvent":${write(record)},"Username":"u"}`;

export const eventBridge = (record: string) =>
  `{"version":"0","detail-type":"AWS API Call via CloudTrail","source":"aws.detective","resources":[],"detail":${record}}`;

/** A form in which records are kept: how to write some, and how to read their items back with JSON.parse. */
export interface Form {
  readonly name: string;
  /** Id of the shape that the reader should name. */
  readonly shape: string;
  readonly write: (records: readonly string[]) => string;
  /** Items are lines of their own, not elements of an array. */
  readonly lines?: boolean;
}

const list = (items: readonly string[]) => `[${items.join(',')}]`;
const lines = (items: readonly string[]) => items.map((item) => `${item}\n`).join('');

/** Shapes 1 to 4 and 6 of the product, in all the forms they come in. */
export const FORMS: readonly Form[] = [
  { name: 'S3 log', shape: 's3', write: (records) => `{"Records":${list(records)}}` },
  {
    name: 'S3 log laid out',
    shape: 's3',
    write: (records) => `{\r\n  "Records": [\r\n    ${records.join(',\r\n    ')}\r\n  ]\r\n}\r\n`,
  },
  {
    name: 'lookup-events',
    shape: 'lookup-events',
    write: (records) => `{"Events":${list(records.map((record) => lookupItem(record)))},"NextToken":"t"}`,
  },
  {
    name: 'lookup-events by Python',
    shape: 'lookup-events',
    write: (records) =>
      `{\n  "Events": [\n${records.map((record) => lookupItem(record, STRING_WRITERS.python)).join(',\n')}\n  ]\n}\n`,
  },
  { name: 'lookup items', shape: 'lookup-item', write: (records) => list(records.map((r) => lookupItem(r))) },
  {
    name: 'lookup items, one a line',
    shape: 'lookup-item',
    write: (records) => lines(records.map((record) => lookupItem(record))),
    lines: true,
  },
  { name: 'records', shape: 'record', write: list },
  { name: 'records, one a line', shape: 'record', write: lines, lines: true },
  { name: 'EventBridge', shape: 'eventbridge', write: (records) => list(records.map(eventBridge)) },
  {
    name: 'EventBridge, one a line',
    shape: 'eventbridge',
    write: (records) => lines(records.map(eventBridge)),
    lines: true,
  },
];

/** Pieces of JSON text that a parser would change, or that a careless reader trips over. */
const SCALARS = [
  ...['1', '1.0', '-0', '-0.0', '12345678901234567890', '1E400', '1e-7', '1.5E+3', 'true', 'false', 'null'],
  ...['""', '" "', '"a"', '"Zoë · 東京"', '"😀"', '"\u2028"', '"\\u2028"', '"\\ud83d\\ude00"', '"\\ud800"'],
  ...['"https:\\/\\/example.com"', '"C:\\\\temp"', '"\\""', '"\\b\\f\\n\\r\\t"', '"\\u0000"', '"{}"', '"[]"'],
  ...['"[abc"', '"{not json}"', '"{\\"a\\":1,}"', '"[1.0,2]"', '"{\\"a\\":1.0,\\"a\\":[{\\"b\\":\\"c\\"}]}"'],
  ...[
    '"{\\"p\\":\\"{\\\\\\"q\\\\\\":\\\\\\"\\u2028ë\\\\\\"}\\"}"',
    '" \\n{\\"a\\": [\\"b\\"]}\\t"',
    '"\u007f"',
  ],
  ...['"{\\"x\\":\\"\\\\u2028\\"}"', '"{\\"x\\":\\"\u2029\\"}"', '"[{\\"a\\":{}},[]]"', '"]},{"', '"\\\\"'],
];
const KEYS = ['a', 'b', 'name', 'message', '', '10', '__proto__', 'toString', 'ключ', 'k\\u0065y', 'Records'];
const SPACES = ['', '', '', ' ', '\n', '\t', '\r\n  '];

/** JSON text of any value. */
export const anyJson: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => {
  const space = fc.constantFrom(...SPACES);
  const member = fc
    .tuple(fc.constantFrom(...KEYS), space, space, tie('value'))
    .map(([key, before, after, value]) => `"${key}"${before}:${after}${value}`);
  const filled = (items: fc.Arbitrary<string>) =>
    fc.tuple(fc.array(items, { maxLength: 4 }), space).map(([all, gap]) => gap + all.join(`,${gap}`) + gap);
  return {
    value: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      { weight: 3, arbitrary: fc.constantFrom(...SCALARS) },
      { weight: 1, arbitrary: filled(member).map((text) => `{${text}}`) },
      { weight: 1, arbitrary: filled(tie('value')).map((text) => `[${text}]`) },
    ),
  };
}).value;

/** One to five records with any parameters, numbered from 0. */
export const anyRecords = fc
  .array(
    anyJson.map((json) => json),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) => all.map((parameters, n) => recordText(n, `{"p":${parameters}}`)));

export const anyForm = fc.constantFrom(...FORMS);

/** Inputs that take a careless reader more than linear time, each of about `size` bytes. */
export const ADVERSARIAL: Readonly<Record<string, (size: number) => string>> = {
  quotes: (size) => '"'.repeat(size),
  'quotes and newlines': (size) => '"\n'.repeat(size / 2),
  'unterminated strings': (size) => '{"a":"b\n'.repeat(size / 8),
  'escaped quotes and newlines': (size) => '"\n\\'.repeat(size / 3),
  'unescaped quotes': (size) => `{"a":"${'b"c'.repeat(size / 3)}`,
  'quotes that go on': (size) => '"\\"a"b\\"'.repeat(size / 8),
  'a lone escaped quote far off': (size) => `${'"a\\n"'.repeat(size / 10)}${' '.repeat(size / 2)}\\"`,
  backslashes: (size) => `"${'\\'.repeat(size)}`,
  'opening braces': (size) => '{'.repeat(size),
  'opening brackets': (size) => '['.repeat(size),
  'deep objects': (size) => '{"a":'.repeat(size / 5),
  'brackets, then braces': (size) => '['.repeat(size / 2) + '}'.repeat(size / 2),
  'braces, then brackets': (size) => '{"a":'.repeat(size / 10) + ']'.repeat(size / 2),
  'braces where keys are': (size) => `${'['.repeat(size / 2)}{"eventName":1${' {'.repeat(size / 4)}`,
  'records in records': (size) =>
    '{"eventVersion":"1.08","eventSource":"a.b","eventName":"N","a":'.repeat(size / 63),
  'closed records in records': (size) =>
    '[{"a":'.repeat(size / 120) + shortRecord(1).repeat(size / 240) + '}]'.repeat(size / 120),
  'deep records': (size) => '['.repeat(size / 2) + shortRecord(1).repeat(size / 200),
  'escaped records': (size) => `[${`${lookupItem(shortRecord(1))},`.repeat(size / 250)}`,
  'damaged escaped records': (size) => '{"CloudTrailEvent":"{\\"a\\":","b":'.repeat(size / 34),
  'quoted objects': (size) => '{"message":"{"a":'.repeat(size / 17),
  'rows of results in one another': (size) =>
    `{"QueryResultRows":[${'[{"eventVersion":"1.08"},'.repeat(size / 25)}`,
  'ends of results': (size) => `{"QueryResultRows":[[{"a":1}${']]},[{"a":1}'.repeat(size / 12)}`,
  'members of records around records': (size) =>
    `${`{"a":[${shortRecord(1)}]},"eventName":"N",`.repeat(size / 150)}`,
  commas: (size) => ','.repeat(size),
  'stray closers': (size) => ']}'.repeat(size / 2),
  words: (size) => 'nul '.repeat(size / 4),
  zeros: (size) => '\0'.repeat(size),
  times: (size) => '2024-03-14T13:05:01.123Z '.repeat(size / 25),
  'times in one': (size) => `2024-03-14T13${':'.repeat(size)}`,
  'times before braces': (size) => '2024-03-14T13:05:01Z {'.repeat(size / 22),
  'lookup items without records': (size) =>
    `{"Events":[${'{"EventId":"e","EventName":"n","CloudTrailEvent":""},'.repeat(size / 53)}`,
  'lookup items in one another': (size) =>
    '{"EventId":"e","EventName":"n","EventSource":"a.amazonaws.com","x":'.repeat(size / 66),
  'rows of Lake': (size) => `{"QueryResultRows":[${'[{"eventID":"e"}],'.repeat(size / 18)}`,
  'rows of Lake without names': (size) => `{"QueryResultRows":[${'[{}],'.repeat(size / 5)}`,
  'a row of many columns': (size) => `{"QueryResultRows":[[${'{"eventID":"e"},'.repeat(size / 16)}]]}`,
  'rows in rows': (size) => '{"QueryResultRows":[[{"a":'.repeat(size / 25),
  'products in products': (size) => '{"metadata":{"product":{"name":"CloudTrail","x":'.repeat(size / 48),
  'OCSF, unmapped': (size) =>
    `{"metadata":{"product":{"name":"CloudTrail"}},"class_uid":1,"unmapped":{${'"a.b.c.d":1,'.repeat(size / 12)}}}`,
  'OCSF, deep': (size) =>
    `{"metadata":{"product":{"name":"CloudTrail"}},"class_uid":1,"api":{"request":{"data":${'{"a":'.repeat(size / 5)}`,
  'rows of a table': (size) => `eventid,awsregion\n${'e,n\n'.repeat(size / 4)}`,
  'rows of one cell': (size) => `eventid,awsregion\n${'e\n'.repeat(size / 2)}`,
  'rows of many cells': (size) => `eventid,awsregion\n${','.repeat(size)}`,
  'a header of many columns': (size) => `eventid,awsregion${',a'.repeat(size / 2)}\n`,
  'quotes in a table': (size) => `eventid,awsregion\n${'"\n'.repeat(size / 2)}`,
  'quotes in cells': (size) => `eventid,awsregion\n${'"a"b,"c\n'.repeat(size / 9)}`,
  'a quote that is not closed': (size) => `eventid,awsregion\n"${'e,n\n'.repeat(size / 4)}`,
  'pairs of quotes': (size) => `eventid,awsregion\n${'"x"",\n'.repeat(size / 7)}`,
  'no line ends': (size) => 'eventid,'.repeat(size / 8),
  'a print of fields': (size) => `eventid,useridentity\ne,"{${'type=a, '.repeat(size / 8)}}"`,
  'a print of names': (size) =>
    `eventid,requestparameters\ne,"{${ids(size, 9)
      .map((n) => `k${n}=v`)
      .join(', ')}}"`,
  'a print of braces': (size) => `eventid,useridentity\ne,"{type=${'}'.repeat(size)}"`,
  'a print of maps': (size) => `eventid,requestparameters\ne,"${'{a='.repeat(size / 3)}"`,
  'a print of JSON': (size) =>
    `eventid,requestparameters\ne,"{${ids(size, 18)
      .map((n) => `k${n}={""a"":1}`)
      .join(', ')}}"`,
  'a print of JSON that is none': (size) =>
    `eventid,requestparameters\ne,"{${ids(size, 15)
      .map((n) => `k${n}={""a`)
      .join(', ')}}"`,
  'a list of prints': (size) => `eventid,resources\ne,"[${'{arn=a}, '.repeat(size / 9)}]"`,
  'records in cells': (size) =>
    `a,_raw\n${`1,"${shortRecord(1).replaceAll('"', '""')}"\n`.repeat(size / 150)}`,
};

const ids = (size: number, width: number) => Array.from({ length: size / width }, (_, n) => n);

/** Numbers from 0 up to 1, always the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
