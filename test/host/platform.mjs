import { HumanError } from './human-error.mjs';

/** Throws if the stand-in can't run on this machine. */
export function requireLinux() {
  if (process.platform === 'linux' && process.arch === 'x64') return;
  throw new HumanError(
    'This way of running VS Code is for Linux on x64; elsewhere use npm run test:desktop.',
  );
}
