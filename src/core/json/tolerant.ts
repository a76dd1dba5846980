import { unescapeString } from './escape';
import { decodeUtf8 } from './text';
import { Byte, isSpace, Token, Tokens } from './tokens';
import { isSoundString } from './wellFormed';

interface Container {
  readonly value: Record<string, unknown> | unknown[];
  /** The member that the next value belongs to, undefined where a key should come next. */
  key: string | undefined;
  /** The key's colon was seen. */
  colon: boolean;
}

/**
 * The value of JSON text that is damaged: what {@link Tokens} makes of it, with missing brackets put where they are
 * missed and everything odd left out. Members without their braces are an object. Never throws, and does not
 * recurse. Undefined where there is no value.
 */
export function parseTolerant(bytes: Uint8Array): unknown {
  const tokens = new Tokens(bytes);
  const stack: Container[] = [];
  const open = { object: 0, array: 0 };
  let root: unknown;
  const push = (value: Container['value']) => {
    stack.push({ value, key: undefined, colon: false });
    open[Array.isArray(value) ? 'array' : 'object']++;
  };
  const add = (value: unknown) => {
    const top = stack[stack.length - 1];
    if (!top) {
      root ??= value;
    } else if (Array.isArray(top.value)) {
      top.value.push(value);
    } else if (top.key !== undefined && top.colon) {
      // Assigning to __proto__ would not make a member.
      const member = { value, writable: true, enumerable: true, configurable: true };
      Object.defineProperty(top.value, top.key, member);
      top.key = undefined;
      top.colon = false;
    }
  };
  for (;;) {
    const token = tokens.next();
    const top = stack[stack.length - 1];
    switch (token) {
      case Token.End:
        return root;
      case Token.OpenObject:
      case Token.OpenArray: {
        const value = token === Token.OpenObject ? {} : [];
        add(value);
        push(value);
        break;
      }
      case Token.CloseObject:
      case Token.CloseArray: {
        const array = token === Token.CloseArray;
        if (open[array ? 'array' : 'object'] === 0) break;
        for (let closed = false; !closed; ) {
          const isArray = Array.isArray(stack.pop()!.value);
          open[isArray ? 'array' : 'object']--;
          closed = isArray === array;
        }
        break;
      }
      case Token.Colon:
        if (top?.key !== undefined) top.colon = true;
        break;
      case Token.Comma:
        if (top) top.key = undefined;
        if (top) top.colon = false;
        break;
      case Token.String: {
        const isMember = top && !Array.isArray(top.value);
        if (isMember ? top.colon : !colonFollows(tokens)) {
          add(stringValue(tokens));
          break;
        }
        if (!isMember) {
          const value = {};
          add(value);
          push(value);
        }
        stack[stack.length - 1]!.key = stringValue(tokens);
        break;
      }
      case Token.Scalar:
        add(JSON.parse(decodeUtf8(bytes.subarray(tokens.start, tokens.end))));
        break;
    }
  }
}

/** Whether a colon is the next thing behind the token. */
export function colonFollows({ bytes, end, limit }: Tokens): boolean {
  let at = end;
  while (at < limit && isSpace(bytes[at]!)) at++;
  return at < limit && bytes[at] === Byte.Colon;
}

function stringValue(tokens: Tokens): string {
  const { bytes, start, end, open } = tokens;
  if (isSoundString(tokens)) return JSON.parse(decodeUtf8(bytes.subarray(start, end)));
  return decodeUtf8(unescapeString(bytes, start + 1, open ? end : end - 1));
}
