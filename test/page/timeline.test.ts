import { strict as assert } from 'node:assert';
import path from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { Uri, type Webview } from 'vscode';
import { termsOrThrow } from '../../src/core/filter/evaluate';
import { EventIndex } from '../../src/core/index/eventIndex';
import { TimelineAnswers } from '../../src/features/timeline/data';
import { timelineHtml } from '../../src/features/timeline/html';
import type { ActiveFilter } from '../../src/host/filter/activeFilter';
import { PAGE_MESSAGE, type PageMessage, type TimelineData } from '../../src/webview/timeline/messages';
import { addLogs } from '../support/indexed';
import themes from '../support/themes.json';

const ORIGIN = 'http://timeline.test';
const files = path.join(__dirname, '..', '..', '..', 'dist', 'webview');

/** What the page uses of `window`, beyond what every page has. */
interface PageWindow {
  say(message: unknown): void;
  kept?: unknown;
  canvasCalls?: number;
}

/** In the page: counts the calls of methods of canvases and of paths from now on, in `window.canvasCalls`. */
function countCanvasCalls(): void {
  const own = window as unknown as PageWindow;
  const isFirst = own.canvasCalls === undefined;
  own.canvasCalls = 0;
  if (!isFirst) return;
  for (const { prototype } of [CanvasRenderingContext2D, Path2D]) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (typeof value !== 'function' || name === 'constructor') continue;
      Object.defineProperty(prototype, name, {
        value(this: object, ...args: unknown[]) {
          own.canvasCalls!++;
          return Reflect.apply(value, this, args);
        },
      });
    }
  }
}

type Theme = keyof typeof themes;

const START = Date.UTC(2024, 2, 14, 12);
/** One event a minute for two hours; each tenth is refused, and the last is a stranger's with a hostile name. */
const RECORDS = Array.from({ length: 120 }, (_, minute) => ({
  eventTime: new Date(START + minute * 60_000).toISOString(),
  eventSource: 'detective.amazonaws.com',
  eventName: minute === 119 ? '<img src=x onerror="document.title=1">\u202e' : `Get${'ABC'[minute % 3]}`,
  ...(minute % 10 === 0 ? { errorCode: 'AccessDeniedException' } : {}),
}));

describe('The timeline’s page', () => {
  let page: Page;
  let said: PageMessage[] = [];
  const errors: string[] = [];
  const index = new EventIndex();
  addLogs(index, { log: RECORDS });
  const select = (text: string) => index.select(termsOrThrow(text, { newestMs: Number.NaN }));
  const filter = { text: '', shown: select(''), matching: select, settings: { get: () => 'utc' } };
  const answers = new TimelineAnswers(filter as unknown as ActiveFilter);
  const setFilter = (text: string) => Object.assign(filter, { text, shown: select(text) });

  before(async function () {
    page = (this as unknown as { page: Page }).page;
    page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
    page.on('pageerror', (error) => void errors.push(error.message));
    await page.route(`${ORIGIN}/**`, (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      if (name !== '') return route.fulfill({ path: path.join(files, name) });
      const webview = {
        asWebviewUri: (uri: Uri) => `${ORIGIN}/${uri.path.split('/').at(-1)}`,
        cspSource: ORIGIN,
      };
      const body = timelineHtml(webview as unknown as Webview, Uri.file('/extension'));
      return route.fulfill({ contentType: 'text/html', body });
    });
    await page.exposeFunction('say', async (raw: unknown) => {
      const message = PAGE_MESSAGE.parse(raw);
      said.push(message);
      if (message.type === 'ask') await post(answers.answer(message));
    });
    await page.addInitScript(() => {
      const own = window as unknown as PageWindow & { acquireVsCodeApi: unknown };
      own.acquireVsCodeApi = () => ({
        postMessage: (message: unknown) => own.say(message),
        getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
        setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
      });
    });
  });

  beforeEach(async () => {
    setFilter('');
    await page.goto(`${ORIGIN}/`);
    await page.evaluate(() => sessionStorage.clear());
    await open();
  });
  afterEach(() => assert.deepEqual(errors.splice(0), []));

  const post = (message: unknown) => page.evaluate((data) => window.postMessage(data, '*'), message);
  const drawn = () => waitFor('drawn');
  /** Loads the page anew, as VS Code does when the panel is shown again. */
  const open = async () => {
    said = [];
    await page.goto(`${ORIGIN}/`);
    await drawn();
  };
  /** Gives the page what VS Code gives it: the theme's colours. */
  const dress = (theme: (typeof themes)[Theme]) =>
    page.evaluate(({ classes, variables }) => {
      document.body.className = classes;
      for (const [name, value] of Object.entries(variables))
        document.documentElement.style.setProperty(name, value);
      document.body.style.background = 'var(--vscode-panel-background, var(--vscode-editor-background))';
    }, theme);
  const waitFor = async <T extends PageMessage['type']>(
    type: T,
  ): Promise<Extract<PageMessage, { type: T }>> => {
    const end = Date.now() + 60_000;
    for (;;) {
      const at = said.findIndex((message) => message.type === type);
      if (at >= 0) return said.splice(0, at + 1).at(-1) as Extract<PageMessage, { type: T }>;
      if (Date.now() > end) throw new Error(`The page did not say ${type}.`);
      await page.waitForTimeout(20);
    }
  };
  const again = async (act: () => Promise<unknown>) => {
    said = [];
    await act();
    const asked = await waitFor('ask');
    await drawn();
    return asked;
  };
  const status = () => page.locator('.status').textContent();
  const plot = async () => (await page.locator('.u-over').boundingBox())!;
  const press = async (...keys: string[]) => {
    await page.locator('.chart').focus();
    for (const key of keys) await page.keyboard.press(key);
  };

  it('says what it shows', async () => {
    assert.equal(
      await status(),
      '120 events from 2024-03-14 12:00:00 to 2024-03-14 13:59:00 (UTC), a bar for each minute',
    );
    assert.deepEqual(await page.locator('.legend button').allTextContents(), ['failed12', 'ok108']);
  });

  it('draws red where calls failed, and blue above', async () => {
    await dress(themes.dark);
    const { x, y, height, width } = await plot();
    const colors = await page.evaluate(
      ([left, low]) => {
        const canvas = document.querySelector('canvas')!;
        const box = canvas.getBoundingClientRect();
        const context = canvas.getContext('2d')!;
        const at = (px: number) => [
          ...context.getImageData(
            (px - box.left) * devicePixelRatio,
            (low! - box.top) * devicePixelRatio,
            1,
            1,
          ).data,
        ];
        return left!.map(at);
      },
      [[x + width / 240, x + (width / 120) * 1.5], y + height - 20] as [number[], number],
    );
    assert.ok(colors[0]![0]! > colors[0]![2]!, `failed: ${colors[0]}`);
    assert.ok(colors[1]![3]! > 0, `ok: ${colors[1]}`);
  });

  it('filters to a stretch that the mouse marks, in whole bars', async () => {
    const { x, y, width } = await plot();
    await page.mouse.move(x + (width / 120) * 10.5, y + 20);
    await page.mouse.down();
    await page.mouse.move(x + (width / 120) * 19.5, y + 25, { steps: 3 });
    await page.mouse.up();
    const { from, to } = await waitFor('brush');
    assert.deepEqual([from, to], [START + 600_000, START + 1_200_000]);
    assert.equal(
      said.some(({ type }) => type === 'reveal'),
      false,
    );
    assert.equal(answers.filterFor({ from, to }), 'time:2024-03-14T12:10..2024-03-14T12:19');
  });

  it('shows what the time filter keeps out as such, and clears it', async () => {
    setFilter('time:2024-03-14T12 outcome:failed');
    await again(() => post({ type: 'stale' }));
    assert.deepEqual(await page.locator('.legend li').allTextContents(), ['failed6', 'outside6']);
    assert.equal(
      await status(),
      '6 events from 2024-03-14 12:00:00 to 2024-03-14 12:50:00 (UTC), a bar for each minute',
    );
    await page.getByRole('button', { name: 'Clear Time Filter' }).click();
    await waitFor('clearTime');
    assert.equal(answers.filterFor(undefined), 'outcome:failed');
  });

  it('shows an event that is clicked, of the layer that is clicked, one after the other', async () => {
    const { x, y, width, height } = await plot();
    const click = async () => {
      await page.mouse.click(x + (width / 120) * 20.5, y + height - 10);
      return waitFor('reveal');
    };
    const first = await click();
    assert.deepEqual(
      [first.from, first.to, first.layer, first.nth],
      [START + 1_200_000, START + 1_260_000, 0, 0],
    );
    assert.equal((await click()).nth, 1);
    assert.deepEqual(answers.rows(first, 'outcome'), [20]);
    await post({ type: 'revealed', nth: 0, of: 1, what: 'GetC <b>' });
    await page.waitForFunction(
      () => document.querySelector('.status')?.textContent === 'Event 1 of 1: GetC <b>',
    );
  });

  it('tells what is under the mouse', async () => {
    const { x, y, width } = await plot();
    await page.mouse.move(x + (width / 120) * 20.5, y + 20);
    await page.locator('.tip').waitFor();
    const lines = await page.locator('.tip > *').allTextContents();
    assert.deepEqual(lines, ['2024-03-14 12:20 UTC', 'failed1', '1 event']);
  });

  it('zooms with the wheel at the mouse, and shows all again', async () => {
    const { x, y, width } = await plot();
    await page.mouse.move(x + width / 2, y + 20);
    const zoomed = await again(() => page.mouse.wheel(0, -600));
    assert.ok(zoomed.range && zoomed.range.to - zoomed.range.from < 3_000_000);
    assert.ok(Math.abs((zoomed.range.from + zoomed.range.to) / 2 - START - 3_600_000) < 120_000);
    const panned = await again(async () => {
      await page.keyboard.down('Shift');
      await page.mouse.wheel(0, 300);
      await page.keyboard.up('Shift');
    });
    assert.ok(panned.range && panned.range.from > zoomed.range.from);
    const all = await again(() => page.getByRole('button', { name: 'Show All' }).click());
    assert.equal(all.range, null);
  });

  it('is used with keys alone', async () => {
    await press('ArrowRight', 'ArrowRight');
    assert.equal(await status(), '2024-03-14 12:01: 1 event, ok 1');
    await press('Enter');
    assert.deepEqual(await waitFor('reveal'), {
      type: 'reveal',
      from: START + 60_000,
      to: START + 120_000,
      layer: null,
      nth: 0,
    });
    await press('Shift+ArrowRight', 'Shift+ArrowRight');
    assert.equal(
      await status(),
      '2024-03-14 12:01 to 2024-03-14 12:03: 3 events. Enter filters to it, Escape lets go.',
    );
    await press('Enter');
    assert.deepEqual(await waitFor('brush'), { type: 'brush', from: START + 60_000, to: START + 240_000 });
    await press('Escape', 'End');
    assert.match((await status()) ?? '', /^2024-03-14 13:59: 1 event/);
    const zoomed = await again(() => press('+'));
    assert.ok(zoomed.range && zoomed.range.to - zoomed.range.from < 3_700_000);
    const back = await again(() => press('PageUp'));
    assert.ok(back.range && back.range.from < zoomed.range.from);
    assert.equal((await again(() => press('0'))).range, null);
  });

  it('has the numbers as a table, in which everything can be done', async () => {
    await press('t');
    const rows = page.locator('tbody tr');
    assert.equal(await rows.count(), 120);
    assert.deepEqual(await page.locator('thead th').allTextContents(), [
      'Time (UTC)',
      'Total',
      'failed',
      'ok',
    ]);
    assert.deepEqual(await rows.nth(10).locator('th, td').allTextContents(), [
      '2024-03-14 12:10',
      '1',
      '1',
      '0',
    ]);
    await rows.nth(10).getByRole('button', { name: 'Filter to' }).press('Enter');
    assert.equal((await waitFor('brush')).from, START + 600_000);
    await rows.nth(10).getByRole('button', { name: 'Show an event' }).first().press('Enter');
    assert.equal((await waitFor('reveal')).layer, null);
    await page.keyboard.press('Escape');
    await page.locator('.chart').waitFor();
  });

  it('says in the table that it shows the first 500 rows of more', async () => {
    const edges = Array.from({ length: 1502 }, (_, at) => at * 1000);
    const range = { from: 0, to: 1_501_000 };
    const counts = edges.slice(1).map(() => 1);
    answers.answer = ({ ask }) => ({
      ...{ type: 'answer', ask, by: 'outcome', zone: 'UTC', outside: [], undated: 0 },
      ...{ range, extent: range, kept: range, size: { unit: 'second', count: 1 }, edges },
      layers: [{ label: 'ok', counts }],
    });
    try {
      await again(() => post({ type: 'stale' }));
      await press('t');
      assert.equal(await page.locator('tbody tr').count(), 500);
      assert.ok(await page.getByText('The first 500 of 1,501 rows').isVisible());
    } finally {
      Reflect.deleteProperty(answers, 'answer');
    }
  });

  it('stacks by another dimension, with log text as text', async () => {
    await again(() => page.locator('select').selectOption('action'));
    const labels = await page.locator('.legend .label').allTextContents();
    assert.deepEqual(labels.slice(0, 3), ['GetA', 'GetB', 'GetC']);
    assert.equal(labels[3], '<img src=x onerror="document.title=1">⟨U+202E⟩');
    assert.equal(await page.locator('img').count(), 0);
  });

  it('hides a layer and shows it again', async () => {
    const ok = page.locator('.legend button').nth(1);
    await ok.click();
    assert.equal(await ok.getAttribute('aria-pressed'), 'false');
    assert.match((await status()) ?? '', /^12 events/);
    await ok.click();
    assert.match((await status()) ?? '', /^120 events/);
  });

  it('is as it was left when it is shown again', async () => {
    await again(() => page.locator('select').selectOption('action'));
    await again(() => press('ArrowRight', '+'));
    await press('t');
    const before = await status();
    await open();
    assert.equal(await page.locator('select').inputValue(), 'action');
    assert.equal(await status(), before);
    assert.ok(await page.locator('table').isVisible());
  });

  it('says when there is nothing', async () => {
    setFilter('action:Nothing');
    await again(() => post({ type: 'stale' }));
    assert.ok(await page.locator('.empty').isVisible());
    assert.equal(await page.locator('.chart').isVisible(), false);
  });

  it('draws no more than its bars and layers need', async () => {
    /** What is drawn for an answer of seven layers: calls that the page makes to its canvas. */
    const callsFor = async (bars: number) => {
      const layers = Array.from({ length: 7 }, (_, layer) => {
        return {
          label: `${layer}`,
          counts: Array.from({ length: bars }, (_, at) => 1 + ((at * layer * 7919) % 1000)),
        };
      });
      const range = { from: 0, to: bars * 1000 };
      const full = {
        ...{
          type: 'answer',
          by: 'action',
          zone: 'UTC',
          outside: [],
          undated: 0,
          layers,
          range,
          extent: range,
          kept: range,
        },
        ...{
          size: { unit: 'second', count: 1 },
          edges: Array.from({ length: bars + 1 }, (_, at) => at * 1000),
        },
      };
      answers.answer = ({ ask }) => ({ ...full, ask }) as unknown as TimelineData;
      await page.evaluate(countCanvasCalls);
      await again(() => post({ type: 'stale' }));
      Reflect.deleteProperty(answers, 'answer');
      assert.equal(await page.locator('.legend button').count(), 7);
      return page.evaluate(() => (window as unknown as PageWindow).canvasCalls ?? 0);
    };
    await callsFor(50);
    const [few, many] = [await callsFor(50), await callsFor(200)];
    assert.ok(few > 50 * 7, `${few} calls for 50 bars`);
    assert.ok(many < 5 * few && many < 200 * 7 * 3, `${few} calls for 50 bars, ${many} for 200`);
  });

  for (const theme of Object.keys(themes)) {
    for (const view of ['chart', 'table']) {
      it(`has no accessibility issue that axe finds: ${view}, theme ${theme}`, async () => {
        await dress(themes[theme as Theme]);
        setFilter('time:2024-03-14T12');
        await again(() => post({ type: 'stale' }));
        await press('ArrowRight', ...(view === 'table' ? ['t'] : []));
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(() =>
          (window as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] }),
        );
        assert.deepEqual(
          violations.map(
            ({ id, nodes }) =>
              `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`,
          ),
          [],
        );
      });
    }
  }
});
