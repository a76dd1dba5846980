import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(process.cwd(), 'syntaxes');

interface Rule {
  include?: string;
  begin?: string;
  end?: string;
  patterns?: Rule[];
  repository?: Record<string, Rule>;
  injections?: Record<string, Rule>;
}
const read = (name: string): Rule => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const rulesOf = (rule: Rule): Rule[] =>
  [rule.patterns ?? [], Object.values(rule.repository ?? {}), Object.values(rule.injections ?? {})]
    .flat()
    .flatMap((inner) => [inner, ...rulesOf(inner)]);

// What the grammars do to text needs VS Code's own engine: the integration tests look at that.
describe('the grammars', () => {
  it('include only rules that exist', () => {
    for (const name of readdirSync(folder).filter((one) => !one.includes('configuration'))) {
      const grammar = read(name);
      for (const { include } of rulesOf(grammar)) {
        if (include?.startsWith('#'))
          assert.ok(grammar.repository?.[include.slice(1)], `${name}: ${include}`);
      }
    }
  });

  it('leave an escaped record wherever its string ends, from every depth', () => {
    const nested = rulesOf(read('cloudtrail-escaped.injection.json')).filter((rule) => rule.begin);
    assert.ok(nested.length > 8);
    for (const { begin, end } of nested) assert.match(end ?? '', /(?:^|\|)(?:\(\?="\)|")\|\^\(\?=/, begin);
  });
});
