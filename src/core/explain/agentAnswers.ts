import { type JsonObject, objectOf, textOf } from '../json/members';
import { isServiceName } from '../knowledge/identities/ids';
import {
  cliCommandOf,
  isGeneralClient,
  isNameOfAws,
  userAgentRows,
} from '../knowledge/userAgents/userAgents';
import { type Line, val } from '../text/pieces';
import type { FieldAnswer } from './fieldAnswer';

/** What a `userAgent` says by its parts. It never decides who called: the caller chooses it. */
export function agentLines(event: JsonObject, text: string): FieldAnswer {
  const rows = userAgentRows(text);
  const command = cliCommandOf(text);
  const [first] = rows;
  return {
    lines: [
      [val(text), '.'],
      ...rows.map(({ meaning, source }): Line => [source ? meaning : `${meaning} Not verified.`]),
      ...(command === undefined ? [] : [['The command, by the CLI’s own account: ', val(command), '.']]),
      ...(isGeneralClient(text) ? signature(event) : []),
      ...(isNameOfAws(text) ? [ofAws(event)] : []),
    ],
    ...(first?.source && { source: { title: 'About this user agent', url: first.source } }),
  };
}

/** How a request of a general HTTP client was signed, which it doesn't do by itself. */
function signature(event: JsonObject): readonly Line[] {
  const method = textOf(objectOf(event['additionalEventData'])['AuthenticationMethod']);
  if (method === 'QueryString')
    return [['The signature is in the URL: anyone who had the link could send this request.']];
  return textOf(objectOf(event['userIdentity'])['accessKeyId']) === ''
    ? [['The record has no access key: the request need not have been signed.']]
    : [];
}

/** Whether other fields, which the caller doesn't choose, say that AWS called. */
function ofAws(event: JsonObject): Line {
  const identity = objectOf(event['userIdentity']);
  const invokedBy = textOf(identity['invokedBy']);
  const address = textOf(event['sourceIPAddress']);
  const start = 'AWS writes this for its own calls';
  if (invokedBy !== '') return [`${start}, and invokedBy is `, val(invokedBy), '.'];
  if (isServiceName(address)) return [`${start}, and sourceIPAddress is `, val(address), '.'];
  if (textOf(identity['type']) === 'AWSService') return [`${start}, and the caller is a service.`];
  return [`${start}, but a caller can send it too, and no other field here says that AWS called.`];
}
