// What is easiest to write: JSON.parse, and twenty columns of texts with dictionaries.

/** @type {readonly ((record: any) => unknown)[]} */
const COLUMNS = [
  (r) => r.eventTime,
  (r) => r.eventSource,
  (r) => r.eventName,
  (r) => r.awsRegion,
  (r) => r.sourceIPAddress,
  (r) => r.userAgent,
  (r) => r.errorCode,
  (r) => r.requestID,
  (r) => r.eventID,
  (r) => r.sharedEventID,
  (r) => r.readOnly,
  (r) => r.eventType,
  (r) => r.eventCategory,
  (r) => r.recipientAccountId,
  (r) => r.userIdentity?.type,
  (r) => r.userIdentity?.arn,
  (r) => r.userIdentity?.accountId,
  (r) => r.userIdentity?.principalId,
  (r) => r.userIdentity?.accessKeyId,
  (r) => r.userIdentity?.sessionContext?.sessionIssuer?.arn,
];

export class PlainColumns {
  events = 0;
  #columns = COLUMNS.map(() => ({ ids: [], texts: new Map() }));

  /** @param {Buffer} bytes */
  addLog(bytes) {
    for (const record of recordsOf(bytes.toString())) {
      this.events++;
      COLUMNS.forEach((read, column) => {
        const { ids, texts } = this.#columns[column];
        const text = String(read(record) ?? '');
        const id = texts.get(text) ?? texts.size;
        texts.set(text, id);
        ids.push(id);
      });
    }
  }
}

function recordsOf(text) {
  try {
    const value = JSON.parse(text);
    return value.Records ?? (Array.isArray(value) ? value : [value]);
  } catch {
    return [];
  }
}
