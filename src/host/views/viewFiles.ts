import {
  Disposable,
  type Event,
  EventEmitter,
  type FileChangeEvent,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  type FileType,
  l10n,
  MarkdownString,
  type Uri,
  workspace,
} from 'vscode';
import { VIEW_SCHEME } from './addresses';

/** What makes the texts of views. Both reject where there is no such view. */
export interface ViewSource {
  readonly onDidChangeFile: Event<FileChangeEvent[]>;
  stat(uri: Uri): Promise<FileStat>;
  readFile(uri: Uri): Promise<Uint8Array>;
}

/**
 * The read-only file system of the expanded views. It is there from the start, since VS Code asks for views that were
 * open when its window was closed; what makes them comes with the first question.
 */
export class ViewFiles implements FileSystemProvider {
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  constructor(readonly source: () => ViewSource) {}

  /** Tells VS Code of changes from now on. */
  follow({ onDidChangeFile }: ViewSource): Disposable {
    return onDidChangeFile((changes) => this.#changed.fire(changes));
  }

  register(): Disposable {
    const isReadonly = new MarkdownString(
      l10n.t('This view is made from a CloudTrail log and can’t be edited. The log itself is unchanged.'),
    );
    return Disposable.from(
      workspace.registerFileSystemProvider(VIEW_SCHEME, this, { isCaseSensitive: true, isReadonly }),
      this.#changed,
    );
  }

  async stat(uri: Uri): Promise<FileStat> {
    return this.source().stat(uri);
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    return this.source().readFile(uri);
  }

  watch(): Disposable {
    // Changes of the log itself are noticed by the session, which has the views made anew.
    return new Disposable(() => undefined);
  }

  readDirectory(): [string, FileType][] {
    return [];
  }

  createDirectory(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }
}
