/** What keys do in the chart. */
export interface KeyActions {
  /** Moves to another bar; `select` takes those between along. */
  move(to: 'next' | 'previous' | 'first' | 'last', select: boolean): void;
  zoom(factor: number): void;
  pan(share: number): void;
  showAll(): void;
  /** Filters to what is selected; where nothing is, shows an event. */
  enter(): void;
  /** Lets go of what is selected; false where nothing is. */
  escape(): boolean;
  table(): void;
}

const KEYS: Readonly<Record<string, (act: KeyActions, shift: boolean) => unknown>> = {
  ArrowLeft: (act, shift) => act.move('previous', shift),
  ArrowRight: (act, shift) => act.move('next', shift),
  Home: (act, shift) => act.move('first', shift),
  End: (act, shift) => act.move('last', shift),
  '+': (act) => act.zoom(1 / 2),
  '=': (act) => act.zoom(1 / 2),
  '-': (act) => act.zoom(2),
  '0': (act) => act.showAll(),
  PageUp: (act) => act.pan(-1 / 2),
  PageDown: (act) => act.pan(1 / 2),
  Enter: (act) => act.enter(),
  ' ': (act) => act.enter(),
  Escape: (act) => act.escape(),
  t: (act) => act.table(),
  T: (act) => act.table(),
};

/** Takes keys in an element. Others, and those with Ctrl, Alt or Meta, stay VS Code's. */
export function listenToKeys(element: HTMLElement, act: KeyActions): void {
  element.addEventListener('keydown', (event) => {
    const run = KEYS[event.key];
    if (!run || event.ctrlKey || event.altKey || event.metaKey) return;
    if (run(act, event.shiftKey) === false) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** Takes the wheel: up and down zooms at the mouse, sideways or with Shift goes back and forth in time. */
export function listenToWheel(
  element: HTMLElement,
  { zoom, pan }: { zoom(factor: number, clientX: number): void; pan(share: number): void },
): void {
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
    // Devices that scroll by lines or pages count in those.
    const unit = event.deltaMode === 0 ? 1 : 30;
    if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) pan((sideways * unit) / 1000);
    else zoom(1.002 ** (event.deltaY * unit), event.clientX);
  };
  element.addEventListener('wheel', onWheel, { passive: false });
}
