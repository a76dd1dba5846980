import type { EventFacts, Principal, PrincipalKind } from '../event/event';
import type { EventExtras } from '../event/extras';
import type { IdentityDetails } from '../event/identityDetails';
import { linkedServiceOf } from '../knowledge/identities/roleNames';
import type { Batch, TextBatch } from '../rows/batch';
import { Dictionary, usedIn } from '../rows/dictionary';
import { Ids } from '../rows/ids';
import { NumberColumn } from '../rows/numberColumn';
import {
  COMMON,
  type CommonName,
  Flag,
  IDENTITY,
  IDENTITY_AT,
  IDS,
  type IdentityName,
  type IdName,
  RARE,
  readOnlyIn,
  record,
} from '../rows/schema';
import { finished, type Steps } from '../rows/steps';
import { canonicalTime, Times } from '../rows/timeColumn';
import { Tuples } from '../rows/tuples';
import { PathColumns } from './paths';
import { Resources } from './resources';
import { risksOf } from './risks';
import { Sparse } from './sparse';

/** Numbers by row, and the texts they stand for. */
export interface StoredTexts {
  readonly ids: NumberColumn;
  readonly dictionary: Dictionary;
}

/** The same, of texts that few rows have. */
export interface StoredRareTexts {
  readonly ids: Sparse;
  readonly dictionary: Dictionary;
}

/** So many identities are added in one step. */
const STEP = 2048;

const textColumn = (): StoredTexts => ({ ids: new NumberColumn(), dictionary: new Dictionary() });
const rareColumn = (): StoredRareTexts => ({ ids: new Sparse(), dictionary: new Dictionary() });

/** The columns of an index. Rows are numbered from 0 in the order of adding. */
export class Store {
  length = 0;
  /** Rows whose risk is known are those of this array. */
  #risks: Uint8Array = new Uint8Array(0);
  readonly texts = record(COMMON, textColumn);
  readonly rare = record(RARE, rareColumn);
  readonly ids = record(IDS, () => new Ids());
  readonly sharedAt = new Sparse();
  readonly sharedIds = new Ids();
  readonly identityIds = new NumberColumn();
  readonly identities = new Tuples(IDENTITY.length);
  readonly identityTexts = new Dictionary();
  readonly times = new Times();
  readonly timeTexts = rareColumn();
  readonly flags = new NumberColumn();
  readonly offsets = new NumberColumn();
  readonly lengths = new NumberColumn();
  readonly resourceIds = new NumberColumn();
  readonly paths = new PathColumns();
  readonly resources = new Resources();

  /** Makes room for so many rows in all, and no more. */
  reserve(rows: number): void {
    for (const column of this.#columns()) column.reserve(rows);
  }

  /** Gives back most of the room that is not used. */
  *trim(): Steps<void> {
    for (const column of [...this.#columns(), this.sharedIds, this.identities]) {
      column.trim();
      yield;
    }
  }

  /** The columns that have a number for each row. */
  #columns(): (NumberColumn | Ids | Times)[] {
    return [
      ...COMMON.map((name) => this.texts[name].ids),
      ...IDS.map((name) => this.ids[name]),
      ...[this.times, this.identityIds, this.flags, this.offsets, this.lengths, this.resourceIds],
    ];
  }

  /**
   * Appends the rows of a batch. They count once the last step is done; the rows before can be asked for meanwhile.
   * Where that fails, or is given up, nothing of it is left but texts in dictionaries.
   */
  *append(batch: Batch): Steps<void> {
    const shared = this.sharedIds.length;
    let isWhole = false;
    try {
      yield* this.#appendColumns(batch);
      this.length += batch.rows;
      isWhole = true;
    } finally {
      if (!isWhole) this.#cut(shared);
    }
  }

  *#appendColumns(batch: Batch): Steps<void> {
    const first = this.length;
    for (const name of COMMON) {
      const { ids, dictionary } = this.texts[name];
      const { ids: numbers, entries } = batch.texts[name];
      ids.append(numbers, yield* dictionary.addMany(entries));
      yield;
    }
    for (const name of RARE) yield* appendRare(this.rare[name], first, batch.texts[name]);
    for (const name of IDS) {
      this.ids[name].append(batch.ids[name]);
      yield;
    }
    this.#appendShared(batch.sharedIds);
    yield;
    yield* this.#appendIdentities(batch.identities);
    this.times.append(batch.times);
    yield* appendRare(this.timeTexts, first, batch.timeTexts);
    for (const name of ['flags', 'offsets', 'lengths'] as const) {
      this[name].append(batch[name]);
      yield;
    }
    this.resourceIds.append(batch.resources.ids, yield* this.resources.addMany(batch.resources));
  }

  /** Forgets what columns have behind the last row, and all but so many shared IDs. */
  #cut(shared: number): void {
    for (const column of this.#columns()) column.cut(this.length);
    for (const column of [...Object.values(this.rare), this.timeTexts]) column.ids.cut(this.length);
    this.sharedAt.cut(this.length);
    this.sharedIds.cut(shared);
  }

  #appendShared({ at, ids }: Batch['sharedIds']): void {
    const shift = this.sharedIds.length;
    const places = Uint32Array.from({ length: ids.kinds.length + 1 }, (_, place) =>
      place === 0 ? 0 : place + shift,
    );
    this.sharedIds.append(ids);
    this.sharedAt.append(this.length, at, places);
  }

  *#appendIdentities({ ids, entries, cells }: Batch['identities']): Steps<void> {
    const texts = yield* this.identityTexts.addMany(entries);
    const tuples = cells.map((text) => texts[text]!);
    const { width } = this.identities;
    const map = new Uint32Array(tuples.length / width);
    for (let id = 0; id < map.length; id++) {
      if (id % STEP === STEP - 1) yield;
      map[id] = this.identities.add(tuples, id * width);
    }
    this.identityIds.append(ids, map);
    yield;
  }

  /** Keeps these rows, which are in order, and what they use of dictionaries. Rows are numbered anew. */
  keep(rows: Uint32Array): void {
    for (const name of COMMON) keepTexts(this.texts[name], rows);
    for (const name of RARE) keepRare(this.rare[name], rows);
    for (const name of IDS) this.ids[name].keep(rows);
    this.#keepShared(rows);
    this.#keepIdentities(rows);
    this.times.keep(rows);
    keepRare(this.timeTexts, rows);
    this.flags.keep(rows);
    this.offsets.keep(rows);
    this.lengths.keep(rows);
    this.resourceIds.keep(rows);
    this.resourceIds.replace(
      this.resources.keep(usedIn(this.resourceIds.data, rows.length, this.resources.size)),
    );
    this.paths.keep(rows);
    this.length = rows.length;
    this.#risks = new Uint8Array(0);
  }

  #keepShared(rows: Uint32Array): void {
    this.sharedAt.keep(rows);
    // Each has a row of its own, in the same order.
    const kept = Uint32Array.from(this.sharedAt.values.subarray(0, this.sharedAt.count), (at) => at - 1);
    const map = new Uint32Array(this.sharedIds.length + 1);
    for (let place = 0; place < kept.length; place++) map[kept[place]! + 1] = place + 1;
    this.sharedIds.keep(kept);
    this.sharedAt.replace(map);
  }

  #keepIdentities(rows: Uint32Array): void {
    this.identityIds.keep(rows);
    const used = usedIn(this.identityIds.data, rows.length, this.identities.size);
    this.identityIds.replace(this.identities.keep(used));
    this.identities.replace(this.identityTexts.keep(this.identities.used(this.identityTexts.size)));
  }

  /** How notable each row's event is, a number of `RISK_LEVELS`; worked out when it is asked for. */
  get risks(): Uint8Array {
    finished(this.findRisks());
    return this.#risks;
  }

  /** Works them out in steps, which end where rows are numbered anew in between. */
  *findRisks(): Steps<void> {
    if (this.#risks.length === this.length) return;
    this.#risks = yield* risksOf(this, this.#risks);
  }

  id(row: number, name: IdName): string {
    if (name !== 'sharedId') return this.ids[name].text(row);
    const at = this.sharedAt.at(row);
    return at === 0 ? '' : this.sharedIds.text(at - 1);
  }

  text(row: number, name: CommonName): string {
    const { ids, dictionary } = this.texts[name];
    return dictionary.text(ids.at(row));
  }

  identityText(identity: number, name: IdentityName): string {
    return this.identityTexts.text(this.identities.at(identity, IDENTITY_AT[name]));
  }

  /** By identity: 1 where it is of that kind. */
  identitiesOf(kind: PrincipalKind): Uint8Array {
    const text = this.identityTexts.find(kind);
    const are = new Uint8Array(this.identities.size);
    for (let id = 0; id < are.length; id++)
      are[id] = Number(this.identities.at(id, IDENTITY_AT.kind) === text);
    return are;
  }

  invokedBy(row: number): string {
    return this.identityText(this.identityIds.at(row), 'invokedBy');
  }

  time(row: number): string {
    return rareText(this.timeTexts, row) || canonicalTime(this.times.at(row));
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

  /** Where an identity's credentials came from, exactly as `identityDetails` gave it. */
  details(identity: number): IdentityDetails {
    const text = (name: IdentityName) => this.identityText(identity, name);
    const began = text('began');
    return {
      issuerType: text('issuerType'),
      issuerArn: text('issuerArn'),
      linkedService: linkedServiceOf(text('issuerArn')) ?? '',
      provider: text('provider'),
      subject: text('subject'),
      ec2RoleDelivery: text('ec2RoleDelivery'),
      workloadType: text('workloadType'),
      workload: text('workload'),
      identityStore: text('identityStore'),
      began: began === '' ? Number.NaN : Number(began),
      delegate: text('delegate'),
      switchedFrom: text('switchedFrom'),
      pod: text('pod'),
      cluster: text('cluster'),
      certificate: text('certificate'),
    };
  }

  /** The key that an event gave out, and for whom; '' for the many that gave out none. */
  issued(row: number): Pick<EventExtras, 'issuedKey' | 'issuedTo'> {
    const { issuedKey, issuedTo } = this.rare;
    return { issuedKey: rareText(issuedKey, row), issuedTo: rareText(issuedTo, row) };
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
      ...this.issued(row),
      riskCondition: (this.flags.at(row) & Flag.riskCondition) !== 0,
      resources: this.resources.texts(this.resourceIds.at(row)),
      sourceIdentity: this.identityText(identity, 'sourceIdentity'),
      onBehalfOf: this.identityText(identity, 'onBehalfOf'),
      invokedBy: this.identityText(identity, 'invokedBy'),
      details: this.details(identity),
    };
  }
}

function keepTexts({ ids, dictionary }: StoredTexts, rows: Uint32Array): void {
  ids.keep(rows);
  ids.replace(dictionary.keep(usedIn(ids.data, rows.length, dictionary.size)));
}

function* appendRare({ ids, dictionary }: StoredRareTexts, first: number, batch: TextBatch): Steps<void> {
  ids.append(first, batch.ids, yield* dictionary.addMany(batch.entries));
  yield;
}

function keepRare({ ids, dictionary }: StoredRareTexts, rows: Uint32Array): void {
  ids.keep(rows);
  ids.replace(dictionary.keep(usedIn(ids.values, ids.count, dictionary.size)));
}

function rareText({ ids, dictionary }: StoredRareTexts, row: number): string {
  return dictionary.text(ids.at(row));
}
