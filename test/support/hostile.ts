/** Log text that means harm, in every field that whoever makes a call can choose, and in the name of the file. */

const MB = 1024 * 1024;

/** By what each tries. */
export const NASTY: Readonly<Record<string, string>> = {
  'a command link': '[x](command:workbench.action.quit)',
  'links and pictures':
    '[official page](https://example.com/phish) ![](https://198.51.100.9/pixel.png) <https://example.com>',
  'a link by reference': '[x][y]\n\n[y]: https://example.com/phish\n',
  icons: '$(alert) $(sync~spin) \\$(trash) \\\\$(trash)',
  HTML: '<img src=x onerror=alert(1)><script>alert(1)</script><a href="command:workbench.action.quit">x</a>',
  'a code fence': '</code></pre>```\n# Heading\n```js\nalert(1)\n```',
  backticks: '``` ` `` code that closes ```` ` ``x',
  blocks: '\n\n- a\n\n    indented\n\n> quote\n\n1. one\n\n---\n',
  'a table': '| a | b |\n| --- | --- |\n| <!-- | --> |',
  marks: '*bold* _it_ ~~no~~ \\*escaped\\* &lt;b&gt; &#x202E;',
  'bidirectional overrides': '\u202Etxt.exe\u202C \u2066hidden\u2069 \u061C\u200E\u200F',
  'zero width': 'zero\u200Bwidth\u200C\u200D \uFEFFmark \u2060\u180E\u00ADsoft',
  'blank letters': '\u3164\uFFA0\u2800\u115F\u034F \u00A0\u1680\u2003\u202F\u205F\u3000x',
  'tags and selectors': 'tag\u{E0041}\u{E007F} a\uFE0F b\u{E0100}\u{E01EF}',
  'control characters':
    '\u001B[31mred\u001B[0m \u0007bell\u0000nul\u0085nel\u2028line\u2029paragraph\r\nnext',
  'lone surrogates': '\uD800high \uDC00low \uD83D',
  'a formula': '=HYPERLINK("https://example.com","click") \t@SUM(1);=1\n+1',
  'a formula by a sign': '-1+cmd|" /C calc"!A0',
  'a formula in full width': '\uFF1D1+1',
  placeholders: '$\u007b7*7} {0} {1} %s %c {{x}} <%= 1 %>',
  'names of all objects': '__proto__',
  'a long value': `long ${'\u202E[x](command:x) '.repeat(MB / 64)}`,
  'long backticks': `${'`'.repeat(20_000)}x`,
  'a long word': 'w'.repeat(100_000),
};

/** A longer value stands once as a whole, as a user agent; in all other fields is its beginning. */
const EVERYWHERE = 4096;

/** A file name with all of that which names can have; file systems that refuse it get the plainer one. */
export const HOSTILE_NAMES = [
  '[x](command:workbench.action.quit) $(trash) <b> `` | =1+1 \u202Etxt\u200B\u001B[31m\nnext.json',
  '[x](command_workbench.action.quit) $(trash) `` =1+1 \u202Etxt\u200B.json',
] as const;

const TIME = Date.UTC(2024, 2, 14, 13, 0, 0);
const ACCOUNT = '111122223333';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The records: for each value a caller who took a role with it, what was called in that session, and a call of a user
 * by it whose time, account and service are of that text too.
 */
export function hostileRecords(): Fields[] {
  return Object.values(NASTY).flatMap((text, n) => {
    const short = text.length > EVERYWHERE ? text.slice(0, EVERYWHERE) : text;
    const at = (second: number) =>
      new Date(TIME + n * 60_000 + second * 1000).toISOString().replace('.000', '');
    const id = (kind: string) => `${kind}${String(n).padStart(7, '0')}-2222-4333-8444-555555555555`;
    const key = `ASIAHOSTILE${String(n).padStart(9, '0')}`;
    const role = `arn:aws:iam::${ACCOUNT}:role/${short}`;
    const session = `arn:aws:sts::${ACCOUNT}:assumed-role/${short}/${short}`;
    const common = {
      eventVersion: '1.08',
      awsRegion: short,
      sourceIPAddress: short,
      userAgent: short,
      eventType: 'AwsApiCall',
      readOnly: false,
      recipientAccountId: ACCOUNT,
      eventCategory: short,
      vpcEndpointId: short,
      tlsDetails: { tlsVersion: short, cipherSuite: short, clientProvidedHostHeader: short },
      additionalEventData: { [short]: short },
    };
    const opened = {
      ...common,
      userIdentity: {
        type: 'IAMUser',
        principalId: `AIDA${n}`,
        arn: `arn:aws:iam::${ACCOUNT}:user/${short}`,
        accountId: ACCOUNT,
        accessKeyId: `AKIAHOSTILE${String(n).padStart(9, '0')}`,
        userName: short,
      },
      eventTime: at(0),
      eventSource: 'sts.amazonaws.com',
      eventName: 'AssumeRole',
      requestParameters: { roleArn: role, roleSessionName: short, sourceIdentity: short },
      responseElements: {
        credentials: { accessKeyId: key, sessionToken: 'x', expiration: short },
        assumedRoleUser: { assumedRoleId: `AROA${n}:${short}`, arn: session },
        sourceIdentity: short,
      },
      eventID: id('a'),
      requestID: short,
      sharedEventID: short,
    };
    const called = {
      ...common,
      userAgent: text,
      userIdentity: {
        type: 'AssumedRole',
        principalId: `AROA${n}:${short}`,
        arn: session,
        accountId: ACCOUNT,
        accessKeyId: key,
        sessionContext: {
          sessionIssuer: {
            type: 'Role',
            principalId: `AROA${n}`,
            arn: role,
            accountId: ACCOUNT,
            userName: short,
          },
          attributes: { creationDate: at(0), mfaAuthenticated: short },
          sourceIdentity: short,
        },
        invokedBy: short,
      },
      eventTime: at(10),
      eventSource: n % 2 ? 'detective.amazonaws.com' : 's3.amazonaws.com',
      eventName: n % 3 ? short : 'DeleteMembers',
      errorCode: short,
      errorMessage: short,
      requestParameters: {
        [short]: short,
        bucketName: short,
        graphArn: short,
        accountIds: [short],
        constructor: 1,
      },
      responseElements: { [short]: { [short]: short } },
      resources: [
        { ARN: `arn:aws:s3:::${short}`, accountId: short, type: short },
        { ARN: `arn:aws:detective:us-east-1:${ACCOUNT}:graph:${short}`, accountId: ACCOUNT },
      ],
      eventID: id('b'),
      requestID: short,
    };
    const strange = {
      ...common,
      userIdentity: {
        type: n % 2 ? 'IAMUser' : short,
        principalId: short,
        arn: short,
        accountId: short,
        accessKeyId: short,
        userName: short,
      },
      eventTime: n % 2 ? short : at(20),
      eventSource: n % 3 ? short : `${short}.amazonaws.com`,
      eventName: n % 4 ? `Delete${short}` : '',
      eventType: short,
      errorCode: short,
      errorMessage: short,
      requestParameters: null,
      responseElements: null,
      // An ID that is no UUID, and another one for each record.
      eventID: short,
      recipientAccountId: short,
    };
    return [opened, called, strange];
  });
}

/** VS Code asks about files in which these stand as they are, and takes them out. */
const LINES = /[\u2028\u2029]/g;

function written(value: unknown, indent: number): string {
  const text = JSON.stringify(value, undefined, indent);
  return text.replace(LINES, (char) => `\\u${char.charCodeAt(0).toString(16)}`);
}

/** As `lookup-events` prints them, with each record in a string. */
export function hostileLookup(): string {
  const Events = hostileRecords().map((record) => ({
    EventId: record['eventID'],
    EventName: record['eventName'],
    EventTime: record['eventTime'],
    EventSource: record['eventSource'],
    Username: 'x',
    Resources: [],
    CloudTrailEvent: JSON.stringify(record),
  }));
  return written({ Events }, 2);
}

/** As a log file holds them. */
export function hostileLog(): string {
  return written({ Records: hostileRecords() }, 1);
}

/** A log with nothing long in it, and with damage, so that problems are told of it. */
export function hostileDamage(): string {
  const records = hostileRecords().map((record) => written(record, 0));
  const short = records.filter((record) => record.length < 20_000);
  return `{"Records":[${short.join(',')},,\u202E[x](command:x),{"eventName":"${'$(trash)'}`;
}

/** The rows of the table of sinks in `docs/log-text.md`. */
export const SINKS = {
  hover: 'hover',
  lens: 'lens: principal, action, outcome, time, who is behind it; the filter',
  inlay: 'inlay',
  symbols: 'outline, breadcrumbs, Go to Symbol, also of the workspace',
  items: 'tree: label, description, accessibility label',
  tooltips: 'tree: tooltip',
  chain: 'list of a chain’s steps',
  message: 'tree: message with the filter, paths that are looked up',
  compare: 'title of a diff of two events',
  lists: 'lists of related events; title of the export’s list',
  csv: 'exported CSV',
  markdown: 'exported and copied Markdown',
  json: 'exported JSON and JSON Lines',
  status: 'status bar: the filter',
  input: 'filter’s input: values, paths, problems, the marked filter, recent filters',
  picks: 'filter’s pick lists, also of events and of saved filters',
  memory: 'filters in the workspace’s and the user’s memory',
  notifications: 'notifications; prompt of a filter’s name',
  problems: 'Problems panel',
  report: 'load report',
  timeline: 'timeline: legend, table, tip, status line',
  tab: 'name of a tab with one event',
  gzip: 'page of a compressed log',
  channel: 'output channel',
  editors: 'expanded view, peek, the edit of Expand Here',
  clipboard: 'clipboard',
  api: 'API',
  errors: 'errors of the API',
} as const;

export type Sink = keyof typeof SINKS;
