import { FIELDS } from './fields';
import { ANY_PATH } from './paths';

/** The table of the filter's fields in `docs/filters.md`. */
export function filterReferenceMarkdown(): string {
  const rows = FIELDS.map((field) =>
    row([
      `\`${field.name}\``,
      field.description,
      field.values,
      `\`${field.example}\``,
      field.aliases.map((alias) => `\`${alias}\``).join(', '),
    ]),
  );
  const paths = row([
    `any path, as \`${ANY_PATH.name}\``,
    ANY_PATH.description,
    ANY_PATH.values,
    `\`${ANY_PATH.example}\``,
    '',
  ]);
  return [
    row(['field', 'matches', 'values', 'example', 'also as']),
    row(Array(5).fill('---')),
    ...rows,
    paths,
  ].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
