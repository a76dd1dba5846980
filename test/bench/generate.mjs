// Synthetic logs for measuring: the same for the same arguments.
//
// What makes CloudTrail logs fast or slow to index is how often values come back, so that is modelled:
// - Sessions: 40 are at work at a time; every 25th event one of them ends and another begins, with new credentials.
//   Half of the new ones have a name that was there before (a person, a job), the others one that a machine made up.
//   An event is of a recent session more often than of an old one.
// - One event in seven is a service's own call, whose identity is a few words.
// - Services, actions, Regions and agents come from short lists, with the frequent ones first; addresses go with
//   sessions; every event has IDs of its own, some request IDs are no UUIDs, every fifth event has a shared ID.
// - Parameters, responses, TLS details: text that the index goes past, about as much as in real logs.
import { randomNumbers } from './random.mjs';

const ACCOUNTS = ['111122223333', '444455556666', '777788889999'];
const REGIONS = ['us-east-1', 'us-east-1', 'eu-west-1', 'eu-central-1'];
const ROLES = ['Admin', 'ReadOnly', 'ci-deploy', 'lambda-exec', 'AWSServiceRoleForConfig'];
const PEOPLE = ['jane.roe', 'john.stiles', 'GitHubActions', 'terraform', 'mary.major'];
const CALLS = [
  ['ec2', ['DescribeInstances', 'DescribeVolumes', 'DescribeSecurityGroups', 'RunInstances']],
  ['s3', ['GetObject', 'PutObject', 'GetBucketAcl', 'ListBuckets']],
  ['kms', ['Decrypt', 'GenerateDataKey']],
  ['sts', ['AssumeRole', 'GetCallerIdentity']],
  ['iam', ['ListRoles', 'GetRole', 'CreateUser', 'AttachRolePolicy']],
  ['lambda', ['GetFunction20150331v2', 'ListFunctions20150331']],
  ['detective', ['ListGraphs', 'ListMembers', 'DeleteMembers']],
];
const AGENTS = [
  'Boto3/1.34.51 md/Botocore#1.34.51 ua/2.0 os/linux#6.1.77 md/arch#x86_64 lang/python#3.12.2 cfg/retry-mode#legacy',
  'aws-cli/2.15.30 Python/3.11.8 Linux/5.10.209 exec-env/CloudShell exe/x86_64.amzn.2 prompt/off',
  'aws-sdk-go-v2/1.25.2 os/linux lang/go#1.21.7 md/GOOS#linux md/GOARCH#amd64 api/ec2#1.149.1',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.0.0 Safari/537.36',
];
const DETAIL =
  'User is not authorized to perform this action because no identity-based policy allows the action';

/**
 * Logs as `{"Records":[…]}` texts.
 * @param {{ events: number, eventsPerLog: number, eventsPerSession?: number, people?: number, seed?: number }} options
 * @returns {Generator<string>}
 */
export function* generateLogs({ events, eventsPerLog, eventsPerSession = 25, people = 0, seed = 1 }) {
  const trail = new Trail(seed, eventsPerSession, people);
  for (let done = 0; done < events; done += eventsPerLog) {
    const records = Array.from({ length: Math.min(eventsPerLog, events - done) }, () => trail.record());
    yield `{"Records":[${records.join(',')}]}`;
  }
}

class Trail {
  #random;
  #ms = Date.UTC(2024, 2, 1);
  #events = 0;
  #eventsPerSession;
  #people;
  /** @type {Session[]} */
  #sessions;

  constructor(seed, eventsPerSession, people) {
    this.#eventsPerSession = eventsPerSession;
    this.#people = people;
    this.#random = randomNumbers(seed);
    this.#sessions = Array.from({ length: 40 }, () => this.#session());
  }

  record() {
    if (this.#events++ % this.#eventsPerSession === 0) {
      this.#sessions.shift();
      this.#sessions.push(this.#session());
    }
    const session = this.#recent(this.#sessions);
    const [service, actions] = this.#frequent(CALLS);
    const action = this.#frequent(actions);
    const region = this.#any(REGIONS);
    const isService = this.#random() < 1 / 7;
    const host = `${service}.amazonaws.com`;
    this.#ms += Math.floor(this.#random() * 3000);
    const isAssume = action === 'AssumeRole';
    const identity = isService ? `{"type":"AWSService","invokedBy":"${host}"}` : session.identity;
    const failure =
      this.#random() < 0.08 ? `"errorCode":"AccessDenied","errorMessage":"${DETAIL} ${action}",` : '';
    return (
      `{"eventVersion":"1.09","userIdentity":${identity},"eventTime":"${new Date(this.#ms).toISOString().slice(0, 19)}Z",` +
      `"eventSource":"${host}","eventName":"${action}","awsRegion":"${region}",` +
      `"sourceIPAddress":"${isService ? host : session.address}","userAgent":"${isService ? host : session.agent}",${failure}` +
      `"requestParameters":${isAssume ? this.#assume(session) : this.#parameters(service, session)},` +
      `"responseElements":${isAssume ? this.#credentials(session) : 'null'},` +
      `"requestID":"${service === 's3' ? this.#letters(16) : this.#uuid()}","eventID":"${this.#uuid()}",` +
      `"readOnly":${/^(?:List|Get|Describe)/.test(action)},${this.#resources(service, session)}"eventType":"AwsApiCall",` +
      `"managementEvent":${service !== 's3'},"recipientAccountId":"${session.account}",` +
      (this.#random() < 0.2 ? `"sharedEventID":"${this.#uuid()}",` : '') +
      `"eventCategory":"${service === 's3' ? 'Data' : 'Management'}","tlsDetails":{"tlsVersion":"TLSv1.3",` +
      `"cipherSuite":"TLS_AES_128_GCM_SHA256","clientProvidedHostHeader":"${service}.${region}.amazonaws.com"}}`
    );
  }

  /** @returns {Session} */
  #session() {
    const account = this.#any(ACCOUNTS);
    const role = this.#any(ROLES);
    const id = `AROA${this.#letters(17)}`;
    const name = this.#random() < 0.5 ? this.#person() : `i-0${this.#hex(16)}`;
    const identity =
      `{"type":"AssumedRole","principalId":"${id}:${name}","arn":"arn:aws:sts::${account}:assumed-role/${role}/${name}",` +
      `"accountId":"${account}","accessKeyId":"ASIA${this.#letters(16)}","sessionContext":{"sessionIssuer":{"type":"Role",` +
      `"principalId":"${id}","arn":"arn:aws:iam::${account}:role/${role}","accountId":"${account}","userName":"${role}"},` +
      `"attributes":{"creationDate":"${new Date(this.#ms).toISOString().slice(0, 19)}Z","mfaAuthenticated":"false"}}}`;
    const address = `203.0.${this.#below(64)}.${this.#below(256)}`;
    return { account, identity, address, agent: this.#any(AGENTS) };
  }

  #person() {
    return this.#people === 0 ? this.#any(PEOPLE) : `person.${this.#below(this.#people)}`;
  }

  #assume({ account }) {
    return `{"roleArn":"arn:aws:iam::${account}:role/${this.#any(ROLES)}","roleSessionName":"s${this.#below(1000)}","durationSeconds":3600}`;
  }

  #credentials({ account }) {
    return (
      `{"credentials":{"accessKeyId":"ASIA${this.#letters(16)}","sessionToken":"${this.#letters(300)}",` +
      `"expiration":"Mar 14, 2024, 2:09:06 PM"},"assumedRoleUser":{"assumedRoleId":"AROA${this.#letters(17)}:s",` +
      `"arn":"arn:aws:sts::${account}:assumed-role/Admin/s"}}`
    );
  }

  #parameters(service, { account }) {
    if (this.#random() < 0.2) return 'null';
    if (service === 's3') {
      const key = `logs/${this.#hex(8)}/part-${this.#below(10_000)}.json`;
      return `{"bucketName":"bucket-${this.#below(50)}","Host":"bucket.s3.amazonaws.com","key":"${key}"}`;
    }
    if (service === 'detective')
      return `{"graphArn":"arn:aws:detective:us-east-1:${account}:graph:0123456789abcdef0123456789abcdef","maxResults":100}`;
    return (
      `{"maxResults":${this.#below(1000)},"filterSet":{"items":[{"name":"tag:Name","valueSet":{"items":` +
      `[{"value":"web-${this.#below(100)}"},{"value":"db-${this.#below(100)}"}]}}]},"instancesSet":{}}`
    );
  }

  #resources(service, { account }) {
    if (service !== 's3' && service !== 'kms') return '';
    const arn =
      service === 's3' ? `arn:aws:s3:::bucket-${this.#below(50)}` : `arn:aws:kms:us-east-1:${account}:key/k`;
    return `"resources":[{"accountId":"${account}","type":"AWS::Resource","ARN":"${arn}"}],`;
  }

  #below(end) {
    return Math.floor(this.#random() * end);
  }

  #any(list) {
    return list[this.#below(list.length)];
  }

  /** One of the first more often than one of the last. */
  #frequent(list) {
    return list[Math.floor(this.#random() ** 2 * list.length)];
  }

  #recent(list) {
    return list[list.length - 1 - Math.floor(this.#random() ** 2 * list.length)];
  }

  #hex(length) {
    let text = '';
    while (text.length < length)
      text += Math.floor(this.#random() * 2 ** 32)
        .toString(16)
        .padStart(8, '0');
    return text.slice(0, length);
  }

  #letters(length) {
    let text = '';
    for (let i = 0; i < length; i++) text += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[this.#below(32)];
    return text;
  }

  #uuid() {
    const hex = this.#hex(32);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}

/** @typedef {{ account: string, identity: string, address: string, agent: string }} Session */
