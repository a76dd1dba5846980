import { counted, grouped } from '../text/count';
import { isHarmless } from '../trail/problems';

/** How many problems there are, and how many of them may have cost events. */
export interface ProblemTotals {
  readonly all: number;
  readonly losses: number;
}

export function problemTotals(problems: Iterable<{ readonly code: string }>): ProblemTotals {
  let all = 0;
  let losses = 0;
  for (const { code } of problems) {
    all++;
    if (!isHarmless(code)) losses++;
  }
  return { all, losses };
}

/** `65 problems, 35 may have cost events`: the one wording, so that every place gives the same numbers. */
export function problemsText({ all, losses }: ProblemTotals): string {
  const text = counted(all, 'problem');
  return losses === 0 || losses === all ? text : `${text}, ${grouped(losses)} may have cost events`;
}
