// For the web, in the place of src/host/reading/node/readFile.ts: nothing is read by its path.

export const HEAD = 16 * 1024;

export class DiskFile {
  constructor(path: string) {
    throw new Error(`There is no disk with ${path}.`);
  }
}
