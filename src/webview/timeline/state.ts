import type { FeatureMessage, PageMessage } from './messages';
import type { Range } from './zoom';

declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: State): void;
};

/** How the user left the page: kept by VS Code while the panel is hidden and the page is gone. */
export interface State {
  /** What the events are told apart by. */
  readonly by: string;
  readonly range: Range;
  readonly table: boolean;
  /** Layers that are switched off, by their labels. */
  readonly hidden: readonly string[];
}

const START: State = { by: 'outcome', range: null, table: false, hidden: [] };

const vscode = acquireVsCodeApi();

export function readState(): State {
  return { ...START, ...(vscode.getState() as Partial<State> | undefined) };
}

export function keepState(state: State): void {
  vscode.setState(state);
}

export function say(message: PageMessage): void {
  vscode.postMessage(message);
}

export function listen(take: (message: FeatureMessage) => void): void {
  window.addEventListener('message', ({ data }: MessageEvent<FeatureMessage>) => take(data));
}
