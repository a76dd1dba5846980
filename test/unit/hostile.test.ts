import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { neutral } from '../../src/core/export/csv';
import { codeSpan, words } from '../../src/core/text/markdown';
import { showable } from '../../src/core/text/plain';
import { NASTY, SINKS } from '../support/hostile';
import {
  checkCell,
  checkIcons,
  checkMarkdown,
  checkMarkdownText,
  checkMessage,
  checkPlain,
} from '../support/shownText';

/** The values that a rule refuses as they are, by what they try. */
const refused = (check: (text: string) => void) =>
  Object.entries(NASTY)
    .filter(([, text]) => {
      try {
        check(text);
        return false;
      } catch {
        return true;
      }
    })
    .map(([name]) => name);

describe('The rules for hostile text', () => {
  it('refuse it where nothing is done about it', () => {
    const plain = refused(checkPlain);
    for (const name of [
      'bidirectional overrides',
      'zero width',
      'blank letters',
      'tags and selectors',
      'control characters',
      'lone surrogates',
      'a long value',
      'a long word',
    ])
      assert.ok(plain.includes(name), name);
    assert.ok(refused(checkIcons).includes('icons'));
    assert.ok(refused(checkMessage).includes('a command link'));
    const markdown = refused(checkMarkdownText);
    for (const name of [
      'a command link',
      'links and pictures',
      'a link by reference',
      'icons',
      'HTML',
      'a code fence',
      'backticks',
      'blocks',
      'a table',
      'marks',
    ])
      assert.ok(markdown.includes(name), name);
    assert.deepEqual(
      refused(checkCell).filter((name) => name.startsWith('a formula')),
      ['a formula', 'a formula by a sign', 'a formula in full width'],
    );
    for (const one of [
      { value: 'x', supportHtml: true },
      { value: 'x', supportThemeIcons: true },
      { value: 'x', isTrusted: true },
      { value: 'x', isTrusted: { enabledCommands: ['workbench.action.quit'] } },
      { value: '[x](command:cloudtrail.filter?1)' },
    ])
      assert.throws(() => checkMarkdown(one));
  });

  it('take it from the escapes', () => {
    for (const text of Object.values(NASTY)) {
      checkPlain(showable(text));
      checkMarkdownText(codeSpan(text));
      checkMarkdownText(`${words('Our own: [words] *and* <more>')} **${codeSpan(text)}**`);
      checkCell(neutral(text));
    }
  });
});

describe('The table of sinks', () => {
  it('has a case in the test of hostile logs for each row', () => {
    const text = readFileSync(path.join(__dirname, '..', '..', '..', 'docs', 'log-text.md'), 'utf8');
    const [, rows = ''] = /^\| sink \|.*\n\| --- .*\n((?:\|.*\n)+)/m.exec(text) ?? [];
    const named = rows.split('\n').flatMap((row) => /^\| ([^|]+) \|/.exec(row)?.[1] ?? []);
    assert.deepEqual(named, Object.values(SINKS));
  });
});
