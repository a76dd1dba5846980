import { escapeWidth } from './escape';
import { Byte, Token, Tokens } from './tokens';

/**
 * Whether the bytes are exactly one JSON object or array that holds something: what is worth laying out when it
 * stands inside a string. `"{}"`, `"[]"` and lists of bare numbers stay the strings they are.
 */
export function holdsJson(bytes: Uint8Array): boolean {
  const tokens = new Tokens(bytes);
  const first = tokens.next();
  if (first !== Token.OpenObject && first !== Token.OpenArray) return false;
  const second = tokens.next();
  if (first === Token.OpenObject && second !== Token.String) return false;
  if (second === Token.Scalar || second === Token.CloseArray) return false;
  return isWellFormed(bytes);
}

/** Whether the bytes are exactly one JSON value by RFC 8259, of any depth of nesting. */
export function isWellFormed(bytes: Uint8Array): boolean {
  const tokens = new Tokens(bytes);
  const closers: Token[] = [];
  let expected: 'value' | 'valueOrClose' | 'keyOrClose' | 'key' | 'colon' | 'commaOrClose' | 'end' = 'value';
  const afterValue = () => (closers.length > 0 ? 'commaOrClose' : 'end');
  for (;;) {
    const token = tokens.next();
    if (token === Token.End) return expected === 'end';
    if (token === Token.Junk) return false;
    if (token === Token.String && !isSoundString(tokens)) return false;
    switch (expected) {
      case 'end':
        return false;
      case 'colon':
        if (token !== Token.Colon) return false;
        expected = 'value';
        continue;
      case 'key':
      case 'keyOrClose':
        if (token === Token.String) {
          expected = 'colon';
          continue;
        }
        if (expected === 'key' || token !== Token.CloseObject) return false;
        closers.pop();
        expected = afterValue();
        continue;
      case 'commaOrClose':
        if (token === Token.Comma) {
          expected = closers[closers.length - 1] === Token.CloseObject ? 'key' : 'value';
          continue;
        }
        if (token !== closers.pop()) return false;
        expected = afterValue();
        continue;
      default:
        if (token === Token.OpenObject) {
          closers.push(Token.CloseObject);
          expected = 'keyOrClose';
        } else if (token === Token.OpenArray) {
          closers.push(Token.CloseArray);
          expected = 'valueOrClose';
        } else if (token === Token.String || token === Token.Scalar) {
          expected = afterValue();
        } else if (expected === 'valueOrClose' && token === Token.CloseArray) {
          closers.pop();
          expected = afterValue();
        } else {
          return false;
        }
    }
  }
}

/** Whether the token, a string, is one by RFC 8259 section 7. */
export function isSoundString(tokens: Tokens): boolean {
  const { bytes, start, end } = tokens;
  if (tokens.open || tokens.control || tokens.rawQuote >= 0) return false;
  if (!tokens.escaped) return true;
  for (let at = bytes.indexOf(Byte.Backslash, start); at >= 0 && at < end; ) {
    const width = escapeWidth(bytes, at, end);
    if (width === 0) return false;
    at = bytes.indexOf(Byte.Backslash, at + width);
  }
  return true;
}
