// No imports: this is compiled into the WebAssembly module too.

/** The cells of a row. */
export enum Cell {
  /** Four words each. */
  Id = 0,
  RequestId = 4,
  /** Kinds of the two, one a byte. */
  Kinds = 8,
  Shared,
  Identity,
  Seconds,
  TimeText,
  Flags,
  Offset,
  Length,
  Resources,
  /** From here on: the columns of texts, in the order of `TEXTS`. */
  Texts,
}

/** How an ID is kept. */
export enum IdKind {
  None,
  /** A UUID in small letters: its 16 bytes. */
  Uuid,
  /** At most 16 ASCII characters. */
  Ascii,
  /** Any other text: the first word is its place in a list. */
  Odd,
}
