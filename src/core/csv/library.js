/** @type {typeof import('csv-parse/browser/esm/sync').parse | undefined} */
let parser;

/** @type {typeof import('csv-parse/browser/esm/sync').parse} */
export const parse = (...given) => {
  // Few logs are tables: the library is looked at when the first is met. Bundlers know this call; where a bundle is
  // made for Node.js, the library is a file of its own.
  parser ??= require('csv-parse/browser/esm/sync').parse;
  return parser(...given);
};

/** @type {typeof import('csv-stringify/browser/esm/sync').stringify | undefined} */
let writer;

/** @type {typeof import('csv-stringify/browser/esm/sync').stringify} */
export const stringify = (...given) => {
  writer ??= require('csv-stringify/browser/esm/sync').stringify;
  return writer(...given);
};
