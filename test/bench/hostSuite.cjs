// The part of the benchmark that runs inside VS Code, as its test suite: what a click costs until the expanded view
// stands there, beside a provider that only hands out the same text; hovers; files that are no logs; and a folder, through the API. BENCH_INPUT names a file with what to measure, BENCH_OUTPUT one for the figures.
const { readFileSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const vscode = require('vscode');

const { commands, Uri, window, workspace } = vscode;
const EXTENSION = 'cloudtrail-inspector.cloudtrail-inspector';
const VIEW = 'cloudtrail-inspector';
const ROUNDS = 5;

exports.run = async () => {
  const input = JSON.parse(readFileSync(process.env.BENCH_INPUT, 'utf8'));
  const figures = {};
  const extension = vscode.extensions.getExtension(EXTENSION);
  const hovers = providersOf(extension);
  const api = await extension.activate();
  await workspace.getConfiguration('cloudtrail').update('scope', 'all', true);
  await commands.executeCommand('cloudtrail.events.focus');

  const bare = new BareProvider();
  workspace.registerFileSystemProvider('bare', bare, { isReadonly: true });
  for (const { name, files } of input.clicks) {
    const times = { view: [], tree: [], bare: [] };
    for (let round = 0; round < ROUNDS; round++) {
      await closeAll(api);
      const file = Uri.file(files[round]);
      const loaded = whenChanged(api);
      const clicked = performance.now();
      const shown = whenShown(({ uri }) => uri.scheme === VIEW);
      await commands.executeCommand('vscode.open', file);
      const document = await shown;
      times.view.push(performance.now() - clicked);
      await loaded;
      times.tree.push(performance.now() - clicked);
      if (round === 0) await measureHovers(document, hovers[0], figures, name);
      bare.text = Buffer.from(document.getText());
      await closeAll(api);
      const again = performance.now();
      const address = Uri.from({ scheme: 'bare', path: `/${round} ${name} (expanded)` });
      const bareShown = whenShown(({ uri }) => uri.toString() === address.toString());
      await commands.executeCommand('vscode.open', address);
      await bareShown;
      times.bare.push(performance.now() - again);
    }
    figures[`click ${name}`] = times;
  }

  await closeAll(api);
  const strangers = [];
  for (const file of input.strangers) {
    const { document, took } = await openTimed(Uri.file(file));
    strangers.push({ took, length: document.getText().length });
  }
  figures.strangers = strangers;

  figures.folder = [];
  for (let round = 0; round < ROUNDS; round++) {
    await closeAll(api);
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const report = await api.open([Uri.file(input.folder)]);
    clearInterval(beat);
    const { events, bytes, elapsedMs, problems } = report;
    figures.folder.push({ events, bytes, elapsedMs, problems: problems.length, longest });
  }
  figures.memory = process.memoryUsage();
  const queries = {
    filter: () => api.count({ filter: 'outcome:failed action:Get*,List* region:us-east-1 -principal:*ci*' }),
    group: () => api.group(['principal', 'action']),
    page: () => api.events({ limit: 1000 }),
  };
  for (const [name, ask] of Object.entries(queries)) {
    figures[name] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const asked = performance.now();
      await ask();
      figures[name].push(performance.now() - asked);
    }
  }
  writeFileSync(process.env.BENCH_OUTPUT, JSON.stringify(figures));
};

class BareProvider {
  text = Buffer.from('');
  onDidChangeFile = new vscode.EventEmitter().event;

  watch() {
    return new vscode.Disposable(() => undefined);
  }

  stat() {
    return { type: vscode.FileType.File, ctime: 0, mtime: 1, size: this.text.length };
  }

  readFile() {
    return this.text;
  }

  readDirectory() {
    return [];
  }

  createDirectory() {}
  writeFile() {}
  delete() {}
  rename() {}
}

async function closeAll(api) {
  await commands.executeCommand('workbench.action.closeAllEditors');
  await api.close();
  await new Promise((resolve) => setTimeout(resolve, 300));
}

function whenChanged(api) {
  return new Promise((resolve) => {
    const listener = api.onDidChange(async () => {
      if ((await api.count()).events === 0) return;
      listener.dispose();
      resolve();
    });
  });
}

/** Resolves when an editor shows the document, with all of its text. */
function whenShown(isWanted) {
  return new Promise((resolve) => {
    const look = () => {
      const editor = window.visibleTextEditors.find(({ document }) => isWanted(document));
      if (!editor) return;
      listener.dispose();
      resolve(editor.document);
    };
    const listener = window.onDidChangeVisibleTextEditors(look);
    look();
  });
}

async function openTimed(uri) {
  const opened = performance.now();
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document);
  return { document, took: performance.now() - opened };
}

/** The hover providers that the extension registers from now on: it does so with the first log. */
function providersOf({ extensionPath }) {
  const providers = [];
  // VS Code hands out an API of its own to each extension, by the file that asks for it.
  const { languages } = createRequire(path.join(extensionPath, 'dist', 'extension.js'))('vscode');
  const { registerHoverProvider } = languages;
  languages.registerHoverProvider = (selector, provider) => {
    providers.push(provider);
    return registerHoverProvider(selector, provider);
  };
  return providers;
}

/**
 * Hovers as the extension answers them, and through VS Code's command, beside the same command where nobody answers: most
 * of its time is the way to the window and back.
 */
async function measureHovers(document, provider, figures, name) {
  const text = document.getText();
  const places = [];
  for (let at = 0; places.length < 60; ) {
    at = text.indexOf('"userIdentity"', at + 1);
    if (at < 0) break;
    places.push(document.positionAt(at + 3), document.positionAt(text.indexOf('"eventName"', at) + 3));
  }
  const plain = await workspace.openTextDocument({ content: 'nothing', language: 'plaintext' });
  const times = { own: [], hover: [], empty: [] };
  const ask = async (list, uri, position) => {
    const asked = performance.now();
    await commands.executeCommand('vscode.executeHoverProvider', uri, position);
    list.push(performance.now() - asked);
  };
  // The first one loads what is said about records.
  times.first = [];
  await ask(times.first, document.uri, places[0]);
  const { token } = new vscode.CancellationTokenSource();
  for (const position of places) {
    const asked = performance.now();
    const hover = await provider.provideHover(document, position, token);
    times.own.push(performance.now() - asked);
    if (!hover) throw new Error('There is no hover.');
    await ask(times.hover, document.uri, position);
    await ask(times.empty, plain.uri, new vscode.Position(0, 1));
  }
  figures[`hover ${name}`] = times;
}
