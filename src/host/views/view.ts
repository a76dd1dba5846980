import type { Uri } from 'vscode';
import type { Lines } from '../../core/json/lines';
import type { ExpandedView } from '../../core/trail/view';
import type { ViewAddress } from './addresses';

/** The text of one expanded view, and the maps between it and its log. */
export interface View {
  readonly uri: Uri;
  readonly address: ViewAddress;
  /** The log has no text of its own to go back to, or one that is too large. */
  readonly packed: boolean;
  readonly expanded: ExpandedView;
  /** Lines of the view's own text. */
  readonly lines: Lines;
  /** Lines of the log as an editor shows it. */
  readonly sourceLines: () => Lines;
  /** Moves with every change of content, and only then. */
  readonly mtime: number;
}
