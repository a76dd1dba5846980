import type { FilterContext } from '../../core/filter/context';
import { compileTerms, isPathTerm } from '../../core/filter/evaluate';
import { parseFilter } from '../../core/filter/grammar';
import { leftToTest, writtenTerms } from '../../core/filter/narrowing';
import type { EventIndex, Scope } from '../../core/index/eventIndex';
import type { Selection } from '../../core/index/selection';

/** So many answers are kept: those of a word as it is typed, and of what is left when it is deleted again. */
const MOST_KEPT = 16;

interface Known {
  readonly terms: readonly string[];
  readonly selection: Selection;
}

/** Which events filters let through, one after the other, as when one is typed: each goes on from one before. */
export class PreviewCache {
  #known: Known[] = [];
  #version = -1;
  #scope: Scope | undefined;

  constructor(readonly index: EventIndex) {}

  /** The events in scope that a filter lets through; of a text with problems, what can be read of it. */
  select(text: string, scope: Scope, context: () => FilterContext): Selection {
    const { version } = this.index;
    if (version !== this.#version || scope !== this.#scope) {
      this.#known = [];
      this.#version = version;
      this.#scope = scope;
    }
    const terms = writtenTerms(text);
    const options = this.#known.flatMap((known) => {
      const left = leftToTest(known.terms, terms);
      return left ? [{ known, left }] : [];
    });
    const best = options.sort(
      (a, b) => a.left.length - b.left.length || a.known.selection.count - b.known.selection.count,
    )[0];
    if (best?.left.length === 0) return best.known.selection;
    const ast = parseFilter((best?.left ?? terms).join(' '));
    const compiled = compileTerms(ast, context()).terms;
    const selection = this.index.select(compiled, { scope, among: best?.known.selection });
    // By a path, more may be known to pass a moment later.
    if (!compiled.some(isPathTerm)) this.#known = [{ terms, selection }, ...this.#known].slice(0, MOST_KEPT);
    return selection;
  }

  /** Forgets what filters let through: settings are others. */
  forget(): void {
    this.#known = [];
  }
}
