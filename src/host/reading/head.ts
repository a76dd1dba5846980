import { Range, type TextDocument } from 'vscode';

/** How much of a file or document is looked at to tell whether it is a log. */
export const HEAD = 8 * 1024;

/** The first characters of a document, without asking for all of it. */
export function headOf(document: TextDocument): string {
  let lines = 0;
  let length = 0;
  while (lines < document.lineCount && length < HEAD && lines < 400)
    length += document.lineAt(lines++).text.length;
  const whole = document.getText(
    new Range(0, 0, lines - 1, Math.min(HEAD, document.lineAt(lines - 1).text.length)),
  );
  return whole.slice(0, HEAD);
}
