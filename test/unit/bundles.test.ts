import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '..', '..', '..');
const read = (...parts: string[]) => readFileSync(path.join(root, ...parts), 'utf8');

/** All bundles, by their names below `dist`; every suite begins with a build. */
const bundles = readdirSync(path.join(root, 'dist'), { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.js'));

/** Modules of Node.js that bundles may load: none of them starts processes or opens connections. */
const ALLOWED = [
  ...['assert', 'buffer', 'crypto', 'events', 'fs', 'fs/promises', 'os', 'path', 'stream', 'stream/promises'],
  ...['string_decoder', 'util', 'worker_threads', 'zlib'],
];

/** What runs text as code, loads from elsewhere, or reaches what was not imported, as it stands in minified code. */
const FORBIDDEN: readonly RegExp[] = [
  /(?<![\w$.])eval\b/,
  /(?<![\w$.])Function\b(?!\.prototype|")/,
  /\.constructor\(\s*["'`]/,
  /(?<![\w$.])(?:fetch|importScripts|XMLHttpRequest|WebSocket|EventSource|SharedWorker|RTCPeerConnection)\b(?!["':])/,
  /\bsendBeacon\b/,
  /(?<![\w$.])import\s*\(/,
  /\bprocess\.(?:binding|dlopen|kill|getBuiltinModule)\b/,
  /\bcreateRequire\b/,
  /\bset(?:Timeout|Interval)\(\s*["'`]/,
  /\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML|document\.write/,
];

describe('The bundles', () => {
  it('are there', () => {
    for (const file of [
      'extension.js',
      'inspector.js',
      'indexWorker.js',
      path.join('web', 'extension.js'),
      path.join('webview', 'timeline.js'),
    ])
      assert.ok(bundles.includes(file), file);
  });

  for (const file of bundles) {
    const text = read('dist', file);
    it(`${file}: loads its own files and harmless modules alone`, () => {
      for (const [, name = ''] of text.matchAll(/\brequire\(\s*["'`]([^"'`]*)["'`]\s*\)/g)) {
        const isOwn = /^\.\/\w+\.js$/.test(name) && bundles.includes(name.slice(2));
        assert.ok(name === 'vscode' || isOwn || ALLOWED.includes(name.replace(/^node:/, '')), name);
      }
      // By no name that is worked out.
      assert.doesNotMatch(text, /(?<![\w$.])require\(\s*[^"'`\s]/);
    });

    it(`${file}: runs no text as code, and loads nothing from elsewhere`, () => {
      for (const one of FORBIDDEN) {
        const found = one.exec(text);
        assert.equal(
          found?.[0],
          undefined,
          `…${text.slice(Math.max(0, (found?.index ?? 0) - 60), (found?.index ?? 0) + 60)}…`,
        );
      }
    });
  }

  it('are small where everybody has to load them', () => {
    // What VS Code loads when it starts, and what comes with the first log. The tests' own bundles are minified, too.
    for (const [file, most] of [
      ['extension.js', 10_000],
      ['inspector.js', 450_000],
    ] as const) {
      const { length } = readFileSync(path.join(root, 'dist', file));
      assert.ok(length <= most, `${file}: ${length} bytes`);
    }
  });

  it('have no worker but the one of their own', () => {
    const scripts = bundles.flatMap((file) => [
      ...read('dist', file).matchAll(/new [\w$.]+\.Worker\(([^,)]*)/g),
    ]);
    assert.ok(scripts.length > 0);
    assert.match(
      read('src', 'inspector.ts'),
      /new IndexPool\(context\.asAbsolutePath\('dist\/indexWorker\.js'\)\)/,
    );
  });

  it('have pages that may load nothing but the extension’s own files', () => {
    for (const file of ['timeline/html.ts', 'expand/gzipEditor.ts'])
      assert.match(read('src', 'features', file), /default-src 'none'/);
    const pages = readdirSync(path.join(root, 'src'), { recursive: true })
      .map(String)
      .filter(
        (file) => file.endsWith('.ts') && !file.startsWith('core') && /<html|<meta/.test(read('src', file)),
      );
    assert.deepEqual(pages.map((file) => path.basename(file)).sort(), ['gzipEditor.ts', 'html.ts']);
  });
});
