import { l10n, type TextDocument, type Uri } from 'vscode';
import type { RecordPlace } from '../../core/event/event';
import { sameBytes } from '../../core/json/text';
import { readRecord } from '../../core/trail/record';
import { eventOf, looksLikeTrail, readTrail, type Trail, type TrailEntry } from '../../core/trail/trail';
import type { Settings } from '../ui/settings';
import { DISK, readFirst, readStretch, statFile } from './disk';
import { ownText } from './documents';
import type { Log } from './log';
import { isGzip } from './node/gzip';
import { type Content, readContent, readHead } from './read';

/** A log's bytes and what they hold. */
export interface Reading {
  /** Another one when the log has changed. */
  readonly stamp: string;
  readonly content: Content;
  readonly trail: Trail;
}

/** How long a reading is kept for others who ask, and how many bytes of readings at most. */
const KEEP_MS = 5000;
const KEEP_BYTES = 64 * 1024 * 1024;

/**
 * Reads logs. Tree, expanded view and commands ask for the same log at about the same time: it is read once, and
 * kept for a few seconds. A log that has changed since is read anew.
 */
export class LogReader {
  readonly #recent = new Map<string, Recent>();
  readonly #timer = setInterval(() => this.#forget(), KEEP_MS);

  constructor(readonly settings: Settings) {
    this.#timer.unref?.();
  }

  /** Rejects where the log can't be read at all. */
  async read(uri: Uri): Promise<Reading> {
    const key = uri.toString();
    const stamp = await this.stampOf(uri);
    const known = this.#recent.get(key);
    if (known?.stamp === stamp) return known.reading;
    const recent: Recent = { stamp, reading: this.#read(uri, stamp), bytes: 0, used: performance.now() };
    this.#recent.set(key, recent);
    recent.reading.then(
      (done) => {
        recent.done = done;
        recent.bytes = done.content.bytes.length;
        recent.used = performance.now();
        this.#forget();
      },
      () => this.#recent.delete(key),
    );
    return recent.reading;
  }

  /** What changes with a log's content, and with how much of it is read. Rejects where the log is gone. */
  async stampOf(uri: Uri): Promise<string> {
    return this.fullStamp(await stampOf(uri));
  }

  /** The stamp of a file as it was found on disk, with how much of it is read. */
  fullStamp(stamp: string): string {
    return `${this.settings.maxInflatedBytes}/${stamp}`;
  }

  /** The other way round. */
  ownStamp(full: string): string {
    return full.slice(full.indexOf('/') + 1);
  }

  /** Whether a file's first bytes are those of a log; one that can't be read may be one, and is reported. */
  async isLikely(uri: Uri): Promise<boolean> {
    try {
      return looksLikeTrail((await readHead(uri)).bytes);
    } catch {
      return true;
    }
  }

  /**
   * The JSON texts of records of a log as stored, unescaped; where none is stored, the one that is rebuilt. Places are
   * in the order of the log; `isPlain` says that records stand there as they are. Rejects where the log has changed
   * since it was read.
   */
  async records(log: Log, places: readonly RecordPlace[], isPlain: boolean): Promise<readonly string[]> {
    const { uri, packed, stamp } = log;
    const [first, last] = [places[0], places.at(-1)];
    if (!first || !last) return [];
    if (isPlain && !packed && uri.scheme === DISK && !ownText(uri)) {
      // Of a large log only the stretch with the records is read.
      const start = first.offset;
      const bytes = await readStretch(uri, start, last.offset + last.length - start);
      if ((await this.stampOf(uri)) !== stamp) throw hasChanged();
      return places.map((place) => readRecord(bytes, { ...place, offset: place.offset - start }));
    }
    const reading = await this.read(uri);
    if (reading.stamp !== stamp) throw hasChanged();
    if (isPlain) return places.map((place) => readRecord(reading.content.bytes, place));
    return places.map((place) => readRecord(reading.trail.text, sameEvent(reading.trail, place)));
  }

  /** Inflated bytes of a log; of a plain file its size, without reading it. */
  async sizeOf(uri: Uri): Promise<number> {
    const document = ownText(uri);
    if (document) return document.getText().length;
    if (isGzip((await readFirst(uri, 2)).bytes)) return (await this.read(uri)).content.bytes.length;
    return (await statFile(uri)).size;
  }

  /** What the bytes of a log were found to hold a moment ago, if they were read. */
  known(uri: Uri, bytes: Uint8Array): Trail | undefined {
    const reading = this.#recent.get(uri.toString())?.done;
    return reading && sameBytes(reading.content.bytes, bytes) ? reading.trail : undefined;
  }

  async #read(uri: Uri, stamp: string): Promise<Reading> {
    const content = await readContent(uri, this.settings.maxInflatedBytes);
    let trail: Trail | undefined;
    return {
      stamp,
      content,
      // Made when a view or a document asks for it: what the index needs is found faster.
      get trail() {
        trail ??= readTrail(content.bytes);
        return trail;
      },
    };
  }

  /** Drops what is old, and the oldest while there is too much. */
  #forget(): void {
    let bytes = 0;
    for (const recent of this.#recent.values()) bytes += recent.bytes;
    const old = performance.now() - KEEP_MS;
    for (const [key, recent] of this.#recent) {
      // Without bytes it is being read.
      if (recent.bytes === 0 || (recent.used > old && bytes <= KEEP_BYTES)) continue;
      bytes -= recent.bytes;
      this.#recent.delete(key);
    }
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#recent.clear();
  }
}

interface Recent {
  readonly stamp: string;
  readonly reading: Promise<Reading>;
  done?: Reading;
  bytes: number;
  used: number;
}

/** An event's place in a fresh reading of its log. Throws where the log has changed, and it is not there any more. */
export function sameEvent(trail: Trail, event: RecordPlace & { readonly id?: string }): TrailEntry {
  const now = eventOf(trail, event.ordinal);
  const isThere = now && now.offset === event.offset && now.length === event.length;
  if (isThere && (event.id === undefined || now.facts.id === event.id)) return now;
  throw hasChanged();
}

/** What is told where an event is no longer what it was when its log was read. */
export function hasChanged(): Error {
  return new Error(l10n.t('The log has changed, and this event is no longer where it was.'));
}

/** What changes with a log's content: a document's version, or time and size of a file. */
async function stampOf(uri: Uri): Promise<string> {
  const document = ownText(uri);
  if (document) return `document ${numberOf(document)}, version ${document.version}`;
  const { mtime, size } = await statFile(uri);
  return `${mtime} ${size}`;
}

const numbers = new WeakMap<TextDocument, number>();
let documents = 0;

/** Tells documents apart that have one address, one after the other: "Untitled-1" is soon another one. */
function numberOf(document: TextDocument): number {
  const number = numbers.get(document) ?? ++documents;
  numbers.set(document, number);
  return number;
}
