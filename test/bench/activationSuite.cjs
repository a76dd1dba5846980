// How long VS Code needed to activate the extension when it started, by its own marks, which "Show Running Extensions"
// shows too: to load its bundle, and to run `activate`; and how long the rest takes that comes with the first log. BENCH_OUTPUT names a file for the figures.
const { writeFileSync } = require('node:fs');
const vscode = require('vscode');

const ID = 'cloudtrail-inspector.cloudtrail-inspector';

exports.run = async () => {
  const api = await vscode.extensions.getExtension(ID).activate();
  const asked = performance.now();
  await api.count();
  const rest = performance.now() - asked;
  const marks = new Map(
    globalThis.MonacoPerformanceMarks.getMarks().map((mark) => [mark.name, mark.startTime]),
  );
  const between = (from, to) =>
    marks.get(`code/extHost/${to}/${ID}`) - marks.get(`code/extHost/${from}/${ID}`);
  const figures = {
    rest,
    load: between('willLoadExtensionCode', 'didLoadExtensionCode'),
    activate: between('willActivateExtension', 'didActivateExtension'),
  };
  if (!(figures.load >= 0 && figures.activate >= 0)) throw new Error('VS Code has other marks.');
  writeFileSync(process.env.BENCH_OUTPUT, JSON.stringify(figures));
};
