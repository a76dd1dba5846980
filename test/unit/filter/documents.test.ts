import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFilter, compileFilter, compileTerms, isPathTerm } from '../../../src/core/filter/evaluate';
import { findField } from '../../../src/core/filter/fields';
import { parseFilter } from '../../../src/core/filter/grammar';
import { EventIndex } from '../../../src/core/index/eventIndex';
import { pathsOf } from '../../../src/core/scan/pathBatch';
import { readTrail } from '../../../src/core/trail/trail';
import { addLogs, listed, plainEvents } from '../../support/indexed';

const read = (...path: string[]) => readFileSync(join(process.cwd(), ...path));

/** Every filter that a document shows: code whose first word, or whose word after a dash, is a field's name. */
function examples(section: string): string[] {
  const blocks = [...section.matchAll(/^```text\n(.*?)^```$/gms)].flatMap((block) =>
    block[1]!.trim().split('\n'),
  );
  const prose = section.replace(/^```.*?^```$/gms, '');
  const inline = [...prose.matchAll(/`([^`\n]+)`/g)].map((code) => code[1]!.replaceAll('\\|', '|'));
  return [...blocks, ...inline].filter((text) => {
    const [, name] = /^-?([\w.]+):\S/.exec(text) ?? [];
    return name !== undefined && findField(name) !== undefined;
  });
}

describe('Filters in the documents', () => {
  const shown = [
    ...new Set(['README.md', 'docs/filters.md'].flatMap((name) => examples(read(name).toString()))),
  ];
  const records: unknown[] = [];
  readTrail(read('media', 'sample', 'lookup-events.json'), (record) => records.push(record));
  const logs = { 'sample.json': records };
  const events = plainEvents(logs);
  const index = new EventIndex();
  addLogs(index, logs);
  const context = { newestMs: index.newestMs, accountNames: [['111122223333', 'Security']] as const };

  it('are many', () => assert.ok(shown.length >= 25, shown.join('\n')));
  it('have one for each field at least', () => {
    const named = new Set(shown.map((text) => findField(/^-?([\w.]+):/.exec(text)?.[1] ?? '')?.kind));
    for (const kind of ['text', 'ip', 'enum', 'account', 'time', 'path'])
      assert.ok(named.has(kind as 'text'), kind);
  });
  for (const text of shown) {
    it(`${text} is right, and finds what a plain look at each event of the sample finds`, () => {
      assert.deepEqual(checkFilter(text, context), []);
      const ast = parseFilter(text);
      const { terms } = compileTerms(ast, context);
      const paths = terms.filter(isPathTerm).map(({ field }) => field.name);
      const rows = index.unread(terms).rows();
      const batches = pathsOf(
        Array.from(rows, (row) => records[row]),
        paths,
      );
      index.paths.open(paths, index.length).forEach((column, i) => {
        column.set(rows, batches[i]!);
      });
      const expected = listed(events).filter(compileFilter(ast, context));
      assert.deepEqual(
        index.select(terms).newest(),
        expected.map(({ row }) => row),
      );
    });
  }
});
