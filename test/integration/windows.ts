import { window } from 'vscode';

type Window = { -readonly [K in keyof typeof window]: (typeof window)[K] };

/** Each test is a bundle of its own: what they share is here. */
const shared = globalThis as unknown as { cloudtrailWindow?: Window };

/** Tells the tests `window` as the extension has it: another one than theirs where it was installed. */
export function shareWindow(own: Window): void {
  shared.cloudtrailWindow = own;
}

/** `window` as the tests have it, and as the extension has it. */
export function windows(): ReadonlySet<Window> {
  return new Set([window, shared.cloudtrailWindow ?? window]);
}
