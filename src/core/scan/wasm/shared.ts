// Numbers that both sides of the border mean the same by: compiled into the module, and imported by the scanner
// around it.

/** Why a log is refused, in the order of `REASONS`. */
export enum Why {
  Syntax,
  Layout,
  Element,
  Embedded,
  Depth,
}

/** Columns of texts that are more than a text, by their place among `TEXTS`, and how many columns there are. */
export enum TextIndex {
  Source = 0,
  Name = 1,
  Error = 2,
  Address = 3,
  Graph = 7,
  Type = 9,
  IssuedKey = 10,
  IssuedTo = 11,
  Count = 12,
}

/** What the scanner does with a member of a record. Smaller numbers are columns of texts. */
export enum Member {
  None = 16,
  Version,
  Identity,
  Time,
  Id,
  RequestId,
  SharedId,
  ReadOnly,
  Request,
  Response,
  Resources,
  /** It lends values to other fields, or its name is escaped: JSON.parse is to read the record. */
  Odd,
}

/** What else is interned besides the columns of texts, which are numbered from 0 on. */
export enum Kind {
  /** Names of resources. */
  Resource = 12,
  Version,
  /** Keys, and words, that are looked for inside of values. */
  Name,
  Identity,
  /** Keys of records, and those outside of records. */
  Key,
}

/** Notes of keys: the field of a record in the lowest bits, and its bit for `isRecord` above all these. */
export enum KeyNote {
  Member = 31,
  /** Of an item of `lookup-events`. */
  Lookup = 32,
  /** The one that holds the record. */
  Inside = 64,
  /** It may belong to a record, or to what records are kept in. */
  Telling = 128,
  /** How far the bit for `isRecord` is shifted. */
  Bits = 8,
}

/** Notes of texts; the higher bits are `Fits`. */
export enum TextNote {
  Detective = 1,
  Aggregated = 2,
  /** Whether its record matters depends on the source too. */
  NeedsRecord = 4,
  /** The call whose answer does not name who the key is for. */
  AssumeRoot = 8,
  /** Its record has to be read by JSON.parse: outcome, caller or key are in members that the scanner does not read. */
  Whole = 16,
  /** It has a brace and escapes: JSON may be in it, in which records are looked for outside of records. */
  MayHoldJson = 32,
  Fits = -256,
}

/** Notes of `Kind.Name`. */
export enum Name {
  None,
  Credentials,
  AccessKey,
  /** `assumedRoleUser` and `federatedUser`. */
  User,
  Arn,
  /** `ConsoleLogin` and `credentialSet`: what they say is read by JSON.parse. */
  Whole,
  GraphArn,
  /** Names of a resource, the first of which counts. */
  Resource,
  ResourceEnd = 11,
  /** It has escapes: it may be any. */
  Escaped = 128,
}

/** Notes of identities. */
export enum IdentityNote {
  Known,
  /** Who it is depends on other fields of the event. */
  Dependent,
  /** Only JSON.parse can tell. */
  Odd,
}
