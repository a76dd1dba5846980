import { window } from 'vscode';

/** `window` as the tests have it, and as the extension has it: another one where it was installed. */
export const windows = new Set<{ -readonly [K in keyof typeof window]: (typeof window)[K] }>([window]);
