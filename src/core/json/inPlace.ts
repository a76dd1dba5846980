import { escapeText } from './escape';
import { layOutContent } from './layout';
import { decodeUtf8, encodeUtf8 } from './text';
import { Token, Tokens } from './tokens';

/**
 * The text that stands for an escaped record after "Expand here": its object, laid out. `content` is the JSON
 * string's content as it stands between its quotes; `margin` the white space that the line begins with.
 */
export function expandString(content: string, margin: string, eol: string): string {
  const bytes = encodeUtf8(content);
  return decodeUtf8(layOutContent(bytes, 0, bytes.length)).replaceAll('\n', eol + margin);
}

/**
 * The escaped string (its content, between the quotes) that an object is collapsed to: layout is taken out, and
 * quotes and backslashes are escaped, as AWS's own tools write it. Text inside strings stays to the letter.
 */
export function collapseObject(object: string): string {
  return escapeText(compactJson(object));
}

/** JSON text without the white space between its tokens; all else stays to the letter. */
export function compactJson(text: string): string {
  const bytes = encodeUtf8(text);
  const tokens = new Tokens(bytes);
  let compact = '';
  let previous: Token = Token.End;
  for (;;) {
    const token = tokens.next();
    if (token === Token.End) break;
    // Words that stand side by side in damaged text would become one.
    if (isWord(previous) && isWord(token)) compact += ' ';
    compact += decodeUtf8(bytes.subarray(tokens.start, tokens.end));
    previous = token;
  }
  return compact;
}

function isWord(token: Token): boolean {
  return token === Token.Junk || token === Token.Scalar;
}
