import { type CustomReadonlyEditorProvider, Disposable, window } from 'vscode';

const TYPES = ['cloudtrail.gzip', 'cloudtrail.gzipOption'];

/** What shows a compressed log in an editor that VS Code has made for it. */
export type GzipEditors = Pick<CustomReadonlyEditorProvider, 'resolveCustomEditor'>;

/**
 * The editors of compressed logs. They are there from the start, since not every tab tells what is in it: a diff of two
 * does not. What fills them comes with the first one.
 */
export function registerGzipEditors(editors: () => GzipEditors): Disposable {
  const provider: CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
    resolveCustomEditor: (...args) => editors().resolveCustomEditor(...args),
  };
  const options = { supportsMultipleEditorsPerDocument: false };
  return Disposable.from(
    ...TYPES.map((type) => window.registerCustomEditorProvider(type, provider, options)),
  );
}
