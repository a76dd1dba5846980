import { booleanOf } from '../../json/members';
import { encodeUtf8 } from '../../json/text';
import { isWellFormed } from '../../json/wellFormed';
import { parseTime } from '../../knowledge/times';
import type { Issue } from '../shapes/contract';
import type { Kind, SchemaField } from './schema';
import { recordTime } from './storeTimes';
import { printedMap, printedStruct, printedStructs } from './structs';

/** What a cell says: the JSON text of a field's value; undefined where the value is not there any more. */
export interface Reading {
  readonly json: string | undefined;
  readonly issue?: Issue['code'];
}

/** How the cells of each kind of field are read. No cell is empty. */
const READERS: Readonly<Record<Kind, (cell: string, field: SchemaField) => Reading>> = {
  text: (cell) => ({ json: JSON.stringify(cell) }),
  value: (cell) => ({
    json: /^(?:true|false|null)$/.test(cell) || isJson(cell) ? cell : JSON.stringify(cell),
  }),
  boolean: (cell) => ({ json: JSON.stringify(booleanOf(cell) ?? cell) }),
  time: (cell) => {
    const isTime = !Number.isNaN(parseTime(cell));
    return { json: JSON.stringify(recordTime(cell)), ...(!isTime && { issue: 'spreadsheet' }) };
  },
  account: (cell) => {
    if (isFloat(cell)) return { json: undefined, issue: 'spreadsheet' };
    // Leading zeros are gone; how many there were is known, whether there were any is not.
    const isCut = /^\d{1,11}$/.test(cell);
    return { json: JSON.stringify(cell), ...(isCut && { issue: 'spreadsheet' }) };
  },
  id: (cell) => (isFloat(cell) ? { json: undefined, issue: 'spreadsheet' } : { json: JSON.stringify(cell) }),
  json: (cell) => structured(cell, printedMap(cell)),
  struct: (cell, { fields }) => structured(cell, fields && printedStruct(cell, fields)),
  structs: (cell, { fields }) => structured(cell, fields && printedStructs(cell, fields)),
};

/** The value of a field as a table has it in a cell. */
export function readCell(cell: string, field: SchemaField): Reading {
  return READERS[field.kind](cell, field);
}

/** JSON stays to the letter. A print that can't be told for certain stays text. */
function structured(cell: string, printed: string | undefined): Reading {
  if (isJson(cell)) return { json: cell };
  if (printed !== undefined) return { json: printed };
  const isUnclear = /^\s*[{[]/.test(cell);
  return { json: JSON.stringify(cell), ...(isUnclear && { issue: 'unclear-cell' }) };
}

/** JSON of an object, an array or null. Bare words and numbers are the text that they are. */
function isJson(cell: string): boolean {
  return (cell === 'null' || /^\s*[{[]/.test(cell)) && isWellFormed(encodeUtf8(cell));
}

/**
 * A number as spreadsheets write long ones, `5.28758E+11`: its digits are gone. They also take `12E456` for one.
 * https://support.microsoft.com/office/keeping-leading-zeros-and-large-numbers-1bf7b935-36e1-4985-842f-5dfa51f85fe7
 */
function isFloat(cell: string): boolean {
  return /^[+-]?\d(?:[.,]\d+)?E[+-]\d{1,3}$/i.test(cell);
}
