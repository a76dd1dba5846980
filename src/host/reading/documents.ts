import { type TextDocument, type Uri, workspace } from 'vscode';

/** Languages whose documents are looked at. */
export const LANGUAGES: readonly string[] = ['json', 'jsonc', 'jsonl', 'json5', 'csv', 'log', 'plaintext'];

/** Whether a document may be a log by its language. */
export function isReadable({ languageId }: TextDocument): boolean {
  return LANGUAGES.includes(languageId);
}

/** The open document of an address. */
export function documentOf(uri: Uri): TextDocument | undefined {
  const key = uri.toString();
  return workspace.textDocuments.find((document) => document.uri.toString() === key);
}

/** The document of a log that has text of its own: unsaved changes, or no file at all. */
export function ownText(uri: Uri): TextDocument | undefined {
  const document = documentOf(uri);
  return document && (document.isDirty || document.isUntitled) ? document : undefined;
}

/** Names that a log may have; files of other kinds are not even opened. Documents count by their language. */
export function isCandidate(uri: Uri): boolean {
  const document = documentOf(uri);
  return document ? isReadable(document) : hasTellingName(uri);
}

/** Whether a file may be a log by its name alone: before there is a document, that is all there is. */
export function hasTellingName(uri: Uri): boolean {
  return /\.(?:json|jsonl|ndjson|jsonc|log|txt|csv|tsv|gz)$|\/[^./]+$/i.test(uri.path);
}
