import { format } from 'node:util';

/** Runs in the page: numbers what the workbench reports, since calls may overtake one another on their way out. */
function numberReports() {
  if (window.top !== window) return;
  let count = 0;
  const plain = (value) => {
    if (typeof value === 'string') return value;
    if (value instanceof Error || typeof value?.stack === 'string') return value.stack;
    try {
      return JSON.stringify(value) ?? String(value);
    } catch {
      // It holds itself.
      return String(value);
    }
  };
  Error.stackTraceLimit = Math.max(Error.stackTraceLimit, 50);
  window.codeAutomationLog = (_level, args) => {
    // The workbench's own log takes the same way. What the extension host wrote comes by a call of this name.
    const kind = new Error().stack.includes('$logExtensionHostMessage') ? 'test' : 'other';
    // Of a call without arguments there is none. No number may get lost: the next ones would wait for it for ever.
    const texts = Array.from(args ?? [], plain);
    window.reportToHost(count++, kind, texts);
  };
  window.codeAutomationExit = (code) => window.reportToHost(count++, 'exit', [code]);
}

/**
 * Prints what a test suite writes to its console, in the order in which it was written.
 * @param {import('playwright-core').Page} page before it is taken to the workbench
 * @param {{ onTest: (text: string) => void, onOther: (text: string) => void }} print `onOther` gets the workbench's own log
 * @returns {Promise<{ exitCode: Promise<number> }>} settled when the workbench says that the suite has ended
 */
export async function relayTestOutput(page, { onTest, onOther }) {
  let finish;
  const exitCode = new Promise((resolve) => {
    finish = resolve;
  });
  const early = new Map();
  let next = 0;
  await page.exposeFunction('reportToHost', (number, kind, args) => {
    early.set(number, { kind, args });
    for (; early.has(next); next++) {
      const report = early.get(next);
      early.delete(next);
      if (report.kind === 'exit') finish(report.args[0]);
      else if (report.kind === 'test') onTest(format(...report.args));
      else onOther(format(...report.args));
    }
  });
  await page.addInitScript(numberReports);
  return { exitCode };
}
