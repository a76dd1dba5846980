import { FIELDS } from './fields';

/** README's table of the filter's fields. */
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
  return [row(['field', 'matches', 'values', 'example', 'also as']), row(Array(5).fill('---')), ...rows].join(
    '\n',
  );
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
