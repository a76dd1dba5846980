import { Range, type TextDocument } from 'vscode';
import { CARRIERS } from '../../core/trail/walk/recordKeys';

/** Whether an object is the value of a key that carries escaped records: one that was expanded in place. */
export function isExpandedInPlace(document: TextDocument, range: Range): boolean {
  const { line, character } = range.start;
  const ahead = document.getText(new Range(Math.max(0, line - 2), 0, line, character));
  const key = /"([^"]{1,40})"\s*:\s*$/.exec(ahead.slice(-200))?.[1];
  return key !== undefined && CARRIERS.has(key);
}
