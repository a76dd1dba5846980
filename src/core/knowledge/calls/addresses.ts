import { RECORD_PAGE } from '../sources';

/** What the text of a `sourceIPAddress` tells by itself. Nothing is looked up. */
export interface AddressKind {
  readonly pattern: RegExp;
  /** Follows the address in parentheses or after a colon. */
  readonly meaning: string;
  readonly conclude: string;
  readonly source: string;
}

const ADDRESS_KINDS: readonly AddressKind[] = [
  {
    pattern: /^AWS Internal/,
    meaning: 'AWS itself, a service that is not named',
    conclude: 'No address to follow: look at who is named beside invokedBy.',
    source: RECORD_PAGE,
  },
  {
    pattern: /\.amazonaws\.com(?:\.cn)?$/,
    meaning: 'an AWS service, not an address',
    conclude: 'The service made the call; the user or role named in userIdentity, if any, set it in motion.',
    source: RECORD_PAGE,
  },
  {
    pattern: /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/,
    meaning: 'an address reserved for documentation',
    conclude: 'It is never a real caller: the record is a sample, or was made anonymous.',
    source: 'https://www.rfc-editor.org/rfc/rfc5737',
  },
  {
    pattern: /^2001:0?db8:/i,
    meaning: 'an address reserved for documentation',
    conclude: 'It is never a real caller: the record is a sample, or was made anonymous.',
    source: 'https://www.rfc-editor.org/rfc/rfc3849',
  },
  {
    pattern: /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)\d/,
    meaning: 'a private address',
    conclude: 'The call came from inside a network, normally through a VPC endpoint: see vpcEndpointId.',
    source: 'https://www.rfc-editor.org/rfc/rfc1918',
  },
  {
    pattern: /^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.\d/,
    meaning: 'an address shared inside a provider’s network',
    conclude: 'It names no one outside that network.',
    source: 'https://www.rfc-editor.org/rfc/rfc6598',
  },
  {
    pattern: /^f[cd][0-9a-f]{2}:/i,
    meaning: 'a private address',
    conclude: 'The call came from inside a network, normally through a VPC endpoint: see vpcEndpointId.',
    source: 'https://www.rfc-editor.org/rfc/rfc4193',
  },
  {
    pattern: /^(?!(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.|$)){4}$)\d+\.\d+\.\d+\.\d+$/,
    meaning: 'not a valid address',
    conclude: 'The record was made anonymous, or altered.',
    source: 'https://www.rfc-editor.org/rfc/rfc6943#section-3.1.1',
  },
  {
    pattern: /^(?:0|2[4-5]\d)\.\d/,
    meaning: 'an address that nobody on the Internet has',
    conclude: 'The record was made anonymous, or altered.',
    source: 'https://www.rfc-editor.org/rfc/rfc6890',
  },
  {
    pattern: /^127\.|^::1$/,
    meaning: 'the computer itself',
    conclude: 'No remote caller can have this address; the record was written by a test tool or altered.',
    source: 'https://www.rfc-editor.org/rfc/rfc6890',
  },
];

/** What is known about an address; undefined for ordinary public ones and for texts that are none. */
export function addressKindOf(address: string): AddressKind | undefined {
  return ADDRESS_KINDS.find((kind) => kind.pattern.test(address));
}
