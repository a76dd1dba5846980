// For the web, in the place of src/host/reading/node/diskTarget.ts: nothing is written by its path.

export class DiskTarget {
  constructor(path: string) {
    throw new Error(`There is no disk with ${path}.`);
  }

  async write(): Promise<void> {}

  async end(): Promise<void> {}

  async cancel(): Promise<void> {}
}
