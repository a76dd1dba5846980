// What the module asks of the scanner around it: everything that is made once for each new text, and what is odd.
// Stretches of bytes are given by their address and length.

/** Throws; `reason` is one of `Reason`. */
export declare function fail(reason: i32): void;

/** A key that was not met before: see `KeyNote`. */
export declare function newKey(at: usize, length: u32, escaped: bool): u32;

/** A string that was not met before in this column. Returns its note. */
export declare function newText(entry: u32, column: u32, at: usize, length: u32, escaped: bool): u32;

/** A value of `userIdentity` that was not met before. Returns its `IdentityNote`. */
export declare function newIdentity(entry: u32, at: usize, length: u32): u32;

/** The number of a text in the batch that is being made. */
export declare function textNumber(entry: u32, column: u32): u32;

/** The number of an identity in the batch. */
export declare function identityNumber(entry: u32): u32;

/** The same, of one that depends on its event: entries or -1. Returns -1 where only JSON.parse can tell. */
export declare function dependentNumber(entry: i32, address: i32, type: i32): i32;

/** Whether an object with these keys is a record. */
export declare function isRecord(bits: u32): bool;

/** Seconds since 1970 of the day that is written in ten characters, negative or NaN for none. */
export declare function dayStart(at: usize): f64;

/** Writes a time or an ID that is not in its usual form, a string with its quotes, into a row. */
export declare function oddTime(row: usize, at: usize, length: u32): void;
export declare function oddId(row: usize, cell: u32, at: usize, length: u32): void;

/** The place of a shared ID, plus 1. */
export declare function sharedUuid(a: u32, b: u32, c: u32, d: u32): u32;
export declare function sharedText(at: usize, length: u32): u32;

/** What a string with its quotes says: 0 for neither, 1 for false, 2 for true. */
export declare function booleanOf(at: usize, length: u32): u32;

/** The number of a list of so many names, which stand at this address. */
export declare function resourceList(names: usize, count: u32): u32;

/** The number of a Detective call's graph, from its parameters and its response. */
export declare function graphNumber(
  request: usize,
  requestEnd: usize,
  response: usize,
  responseEnd: usize,
): u32;

/** The number of the text that tells for whom a call of this name, an entry or -1, gave out a key. */
export declare function issuedNumber(
  name: i32,
  request: usize,
  requestEnd: usize,
  response: usize,
  responseEnd: usize,
): u32;

/** The number of the list of resources that has a graph, the number of its text, as well. */
export declare function listWithGraph(list: u32, graph: u32): u32;

/** Whether the risk of an action depends on more of its record; entries or -1. */
export declare function isNotable(source: i32, name: i32): bool;

/** Reads a record by JSON.parse. */
export declare function oddRecord(at: usize, end: usize, depth: u32, offset: u32, length: u32): void;

/** Takes the rows that are finished. */
export declare function takeRows(rows: usize, count: u32): void;

/** Unescapes the content of a valid string to this address, and returns its length there. */
export declare function unescapeTo(to: usize, from: usize, length: u32): u32;
