import type { EventFacts, Principal, PrincipalKind } from '../trail/event';
import type { EventExtras } from '../trail/extras';
import type { Batch, TextBatch } from './batch';
import { Column } from './column';
import { Dictionary, usedIn } from './dictionary';
import { Ids } from './ids';
import { Resources } from './resources';
import {
  Flag,
  IDENTITY,
  IDENTITY_AT,
  IDS,
  type IdentityName,
  type IdName,
  readOnlyIn,
  record,
  TEXTS,
} from './schema';
import { canonicalTime, Times } from './times';
import { Tuples } from './tuples';

/** Numbers by row, and the texts they stand for. */
export interface TextColumn {
  readonly ids: Column;
  readonly dictionary: Dictionary;
}

const textColumn = (): TextColumn => ({ ids: new Column(), dictionary: new Dictionary() });

/** The columns of an index. Rows are numbered from 0 in the order of adding. */
export class Store {
  length = 0;
  readonly texts = record(TEXTS, textColumn);
  readonly ids = record(IDS, () => new Ids());
  readonly sharedAt = new Column();
  readonly sharedIds = new Ids();
  readonly identityIds = new Column();
  readonly identities = new Tuples(IDENTITY.length);
  readonly identityTexts = new Dictionary();
  readonly times = new Times();
  readonly timeTexts = textColumn();
  readonly flags = new Column();
  readonly offsets = new Column();
  readonly lengths = new Column();
  readonly resourceIds = new Column();
  readonly resources = new Resources();

  append(batch: Batch): void {
    for (const name of TEXTS) appendTexts(this.texts[name], batch.texts[name]);
    for (const name of IDS) this.ids[name].append(batch.ids[name]);
    const shift = this.sharedIds.length;
    const shared = batch.sharedIds.ids.kinds.length;
    this.sharedIds.append(batch.sharedIds.ids);
    this.sharedAt.append(
      batch.sharedIds.at,
      Uint32Array.from({ length: shared + 1 }, (_, at) => (at === 0 ? 0 : at + shift)),
    );
    this.#appendIdentities(batch.identities);
    this.times.append(batch.times);
    appendTexts(this.timeTexts, batch.timeTexts);
    this.flags.append(batch.flags);
    this.offsets.append(batch.offsets);
    this.lengths.append(batch.lengths);
    this.resourceIds.append(batch.resources.ids, this.resources.addAll(batch.resources));
    this.length += batch.rows;
  }

  #appendIdentities({ ids, entries, cells }: Batch['identities']): void {
    const texts = this.identityTexts.addAll(entries);
    const tuples = cells.map((text) => texts[text]!);
    const { width } = this.identities;
    const map = new Uint32Array(tuples.length / width);
    for (let id = 0; id < map.length; id++) map[id] = this.identities.add(tuples, id * width);
    this.identityIds.append(ids, map);
  }

  /** Keeps these rows, which are in order, and what they use of dictionaries. Rows are numbered anew. */
  keep(rows: Uint32Array): void {
    for (const name of TEXTS) keepTexts(this.texts[name], rows);
    for (const name of IDS) this.ids[name].keep(rows);
    this.#keepShared(rows);
    this.#keepIdentities(rows);
    this.times.keep(rows);
    keepTexts(this.timeTexts, rows);
    this.flags.keep(rows);
    this.offsets.keep(rows);
    this.lengths.keep(rows);
    this.resourceIds.keep(rows);
    this.resourceIds.replace(
      this.resources.keep(usedIn(this.resourceIds.data, rows.length, this.resources.size)),
    );
    this.length = rows.length;
  }

  #keepShared(rows: Uint32Array): void {
    this.sharedAt.keep(rows);
    const map = new Uint32Array(this.sharedIds.length + 1);
    const kept: number[] = [];
    for (let row = 0; row < rows.length; row++) {
      const at = this.sharedAt.at(row);
      // Each has a row of its own, in the same order.
      if (at > 0) map[at] = kept.push(at - 1);
    }
    this.sharedIds.keep(Uint32Array.from(kept));
    this.sharedAt.replace(map);
  }

  #keepIdentities(rows: Uint32Array): void {
    this.identityIds.keep(rows);
    const used = usedIn(this.identityIds.data, rows.length, this.identities.size);
    this.identityIds.replace(this.identities.keep(used));
    const { cells } = this.identities;
    this.identities.replace(this.identityTexts.keep(usedIn(cells, cells.length, this.identityTexts.size)));
  }

  id(row: number, name: IdName): string {
    if (name !== 'sharedId') return this.ids[name].text(row);
    const at = this.sharedAt.at(row);
    return at === 0 ? '' : this.sharedIds.text(at - 1);
  }

  text(row: number, name: (typeof TEXTS)[number]): string {
    const { ids, dictionary } = this.texts[name];
    return dictionary.text(ids.at(row));
  }

  identityText(identity: number, name: IdentityName): string {
    return this.identityTexts.text(this.identities.at(identity, IDENTITY_AT[name]));
  }

  time(row: number): string {
    return this.timeTexts.dictionary.text(this.timeTexts.ids.at(row)) || canonicalTime(this.times.at(row));
  }

  principal(identity: number): Principal {
    const text = (name: IdentityName) => this.identityText(identity, name);
    return {
      key: text('key'),
      label: text('label'),
      kind: text('kind') as PrincipalKind,
      type: text('type'),
      account: text('account'),
      arn: text('arn'),
      principalId: text('principalId'),
      accessKey: text('accessKey'),
      userName: text('userName'),
      role: text('role'),
      session: text('session'),
    };
  }

  /** One event exactly as `factsOf` gave it. */
  facts(row: number): EventFacts {
    const flags = this.flags.at(row);
    return {
      id: this.id(row, 'id'),
      time: this.time(row),
      timeMs: this.times.at(row),
      source: this.text(row, 'source'),
      name: this.text(row, 'name'),
      region: this.text(row, 'region'),
      sourceIp: this.text(row, 'sourceIp'),
      userAgent: this.text(row, 'userAgent'),
      error: this.text(row, 'error'),
      failed: (flags & Flag.failed) !== 0,
      readOnly: readOnlyIn(flags),
      eventType: this.text(row, 'eventType'),
      requestId: this.id(row, 'requestId'),
      sharedId: this.id(row, 'sharedId'),
      recipient: this.text(row, 'recipient'),
      principal: this.principal(this.identityIds.at(row)),
    };
  }

  /** One event's extras exactly as `extrasOf` gave them. */
  extras(row: number): EventExtras {
    const identity = this.identityIds.at(row);
    return {
      category: this.text(row, 'category'),
      graph: this.text(row, 'graph'),
      issuedKey: this.text(row, 'issuedKey'),
      resources: this.resources.texts(this.resourceIds.at(row)),
      sourceIdentity: this.identityText(identity, 'sourceIdentity'),
      onBehalfOf: this.identityText(identity, 'onBehalfOf'),
      invokedBy: this.identityText(identity, 'invokedBy'),
    };
  }
}

function appendTexts({ ids, dictionary }: TextColumn, batch: TextBatch): void {
  ids.append(batch.ids, dictionary.addAll(batch.entries));
}

function keepTexts({ ids, dictionary }: TextColumn, rows: Uint32Array): void {
  ids.keep(rows);
  ids.replace(dictionary.keep(usedIn(ids.data, rows.length, dictionary.size)));
}
