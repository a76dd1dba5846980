/** Longer than any list of addresses that proxies pass on; what is longer is left as one text. */
const LONGEST = 8192;

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const IPV6 = /^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:\d{1,3}(?:\.\d{1,3}){3})?$/i;

/**
 * The parts of a `sourceIPAddress`. Services behind proxies record several: `192.0.2.142, 10.1.2.3`, with or without
 * blanks, ports and brackets, and sometimes a word such as `unknown` among them. Undefined unless some part has the form of
 * an address; a part is given without its port.
 */
export function addressesIn(recorded: string): readonly string[] | undefined {
  if (recorded === '' || recorded.length > LONGEST) return undefined;
  const parts = recorded
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map(withoutPort);
  return parts.some((part) => IPV4.test(part) || IPV6.test(part)) ? parts : undefined;
}

/** `192.0.2.1:443` and `[2001:db8::1]:443` without brackets and port. */
function withoutPort(text: string): string {
  return (
    /^\[([0-9a-f:.]+)\](?::\d{1,5})?$/i.exec(text)?.[1] ??
    /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/.exec(text)?.[1] ??
    text
  );
}
