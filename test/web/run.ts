// What VS Code loads and runs in its web worker host: the tests that are bundled with it (see webTests in esbuild.mjs).
import 'mocha/mocha';

/** Mocha's own bundle for browsers, which makes itself a global. */
interface BrowserMocha {
  setup(options: Mocha.MochaOptions): void;
  run(done: (failures: number) => void): Mocha.Runner;
}

/** The line that carries the numbers to whoever started VS Code: a worker writes no files. */
const MARK = 'CLOUDTRAIL_TEST_RESULTS ';

const { mocha } = globalThis as unknown as { mocha: BrowserMocha };
mocha.setup({ ui: 'bdd', reporter: 'spec', timeout: 30_000, forbidOnly: true, forbidPending: true });

export async function run(): Promise<void> {
  const titles: string[] = [];
  const stats = await new Promise<Mocha.Stats>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats!));
    runner.on('pass', (test) => titles.push(test.fullTitle()));
  });
  const { passes, failures, pending } = stats;
  console.log(`${MARK}${JSON.stringify({ passes, failures, pending, titles })}`);
  if (failures > 0) throw new Error(`${failures} of the tests failed`);
  if (passes === 0) throw new Error('there are no tests for the web');
}
