import type { IPv4, IPv6 } from 'ipaddr.js';
import { addressesIn } from '../event/addressList';
import type { Refusal } from './refusal';
import { type FilterValue, literalOf } from './value';
import { fold, type Test, wholeTest } from './wildcard';

type Address = IPv4 | IPv6;

/** What every bundle has, though core has no Node.js. */
declare function require(library: 'ipaddr.js'): typeof import('ipaddr.js');

/** Loaded when it is first asked for: most who start VS Code filter by no address. */
const ipaddr = () => require('ipaddr.js');

/** Longer than any address; what is longer is not handed to the library's patterns. */
const LONGEST_ADDRESS = 64;

/**
 * Reads an address. IPv4 only in four plain decimal parts: the library also takes `10.1`, octal and hexadecimal
 * parts, which nobody means here. An IPv4 address mapped into IPv6 is that IPv4 address.
 */
function parseAddress(text: string): Address | undefined {
  if (text.length > LONGEST_ADDRESS) return undefined;
  if (ipaddr().IPv4.isValidFourPartDecimal(text)) return ipaddr().IPv4.parse(text);
  if (!text.includes(':') || !ipaddr().IPv6.isValid(text)) return undefined;
  const address = ipaddr().IPv6.parse(text);
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

/** Whether a text is an IPv4 or IPv6 address. */
export function isAddress(text: string): boolean {
  return parseAddress(text) !== undefined;
}

/** Nothing but digits and the signs of addresses, ranges and ports, or two colons: nobody's host or service name. */
function looksLikeAddress(text: string): boolean {
  return (text.includes('.') && /^[\d./:-]+$/.test(text)) || /^[^:]*:[^:]*:/.test(text);
}

/**
 * The test of an `ip:` value: an address (however it is spelled), a CIDR range, or text with wildcards, since
 * `sourceIPAddress` may name a service, or several addresses, of which one is enough. A value in quotes that is not an
 * address is the recorded text.
 */
export function ipTest(value: FilterValue): Test | Refusal {
  const test = oneAddressTest(value);
  return typeof test === 'function' ? ofAny(test) : test;
}

function oneAddressTest(value: FilterValue): Test | Refusal {
  const text = literalOf(value);
  if (text === undefined) return wholeTest(value.pieces);
  if (value.quoted && !isAddress(text) && !parseRange(text)) return wholeTest(value.pieces);
  if (NO_NAME.test(text) && !value.quoted) return { message: `"${text}" is not an IP address. ${HELP}` };
  if (!looksLikeAddress(text)) return wholeTest(value.pieces);
  return text.includes('/') ? rangeTest(text) : addressTest(text);
}

/** A test that holds for several addresses if it holds for one of them. */
function ofAny(test: Test): Test {
  return (recorded) => test(recorded) || (addressesIn(recorded)?.some((one) => test(one)) ?? false);
}

function addressTest(text: string): Test | Refusal {
  const address = parseAddress(text);
  if (!address) return { message: `"${text}" is not an IP address. ${HELP}` };
  const wanted = address.toNormalizedString();
  const typed = fold(text);
  return (recorded) => fold(recorded) === typed || parseAddress(recorded)?.toNormalizedString() === wanted;
}

function rangeTest(text: string): Test | Refusal {
  const range = parseRange(text);
  if (!range) return { message: `"${text}" is not a CIDR range. ${HELP}` };
  const { network, bits } = range;
  return (recorded) => {
    const address = parseAddress(recorded);
    return address !== undefined && address.kind() === network.kind() && address.match(network, bits);
  };
}

/** Signs that neither addresses nor names of hosts and services have; a recorded text with one is put in quotes. */
const NO_NAME = /[()[\]{}<>;!?=|&^~`'\\]/;

const HELP = 'Write an address such as 203.0.113.7, a range such as 203.0.113.0/24, or 203.0.113.*.';

function parseRange(text: string): { network: Address; bits: number } | undefined {
  const [, start = '', length = ''] = /^([^/]*)\/(\d{1,3})$/.exec(text) ?? [];
  const network = parseAddress(start);
  if (!network || length === '') return undefined;
  // The range of a mapped address counts its bits in IPv6: ::ffff:10.0.0.0/104 is 10.0.0.0/8.
  const mapped = network.kind() === 'ipv4' && start.includes(':');
  const bits = Number(length) - (mapped ? 96 : 0);
  return bits >= 0 && bits <= (network.kind() === 'ipv4' ? 32 : 128) ? { network, bits } : undefined;
}
