/** An error whose message is one sentence for the person at the terminal: it is printed without a stack. */
export class HumanError extends Error {
  name = 'HumanError';
}

/** What to print for anything that was thrown. @param {unknown} error */
export function wordsFor(error) {
  if (error instanceof HumanError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/**
 * Runs a command line's `main` and ends the process with the code it returns, or with 1 and the error's words.
 * Waits until everything printed has left the process: `process.exit` alone would cut off a pipe.
 * @param {() => Promise<number | undefined>} main
 */
export async function runMain(main) {
  // A reader that goes away (`… | head`) must not turn into a crash halfway through the clean-up.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  let code = 1;
  try {
    code = (await main()) ?? 0;
  } catch (error) {
    process.stderr.write(`${wordsFor(error)}\n`);
    if (error instanceof Error && typeof error.exitCode === 'number') code = error.exitCode;
  }
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise((resolve) => stream.write('', resolve));
  }
  process.exit(code);
}
