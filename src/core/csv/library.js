/** @type {typeof import('csv-parse/browser/esm/sync').parse | undefined} */
let loaded;

/** @type {typeof import('csv-parse/browser/esm/sync').parse} */
export const parse = (...given) => {
  // Few logs are tables: the library is looked at when the first is met. Bundlers know this call; where a bundle is
  // made for Node.js, the library is a file of its own.
  loaded ??= require('csv-parse/browser/esm/sync').parse;
  return loaded(...given);
};
