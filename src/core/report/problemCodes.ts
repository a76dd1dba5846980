import { PROBLEMS, type ProblemCode } from '../trail/problems';

const CODES = Object.keys(PROBLEMS) as ProblemCode[];
const HEAD = ['Problem codes of CloudTrail logs', '════════════════════════════════', ''];

/** Every problem code with its sentence, as plain text: three lines a code. */
export function problemCodesText(): string {
  const lines = CODES.flatMap((code) => [code, `  ${PROBLEMS[code]}`, '']);
  return `${[...HEAD, ...lines].join('\n')}\n`;
}

/** The line of that text, counted from 1, in which a code stands; 1 for codes that are not there. */
export function problemCodeLine(code: string): number {
  const index = (CODES as readonly string[]).indexOf(code);
  return index < 0 ? 1 : HEAD.length + index * 3 + 1;
}
