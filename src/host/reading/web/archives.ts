// For the web, in the place of src/host/reading/node/archives.ts: no address is that of a file in an archive.

export async function readMember(): Promise<undefined> {
  return undefined;
}

export async function* members(): AsyncGenerator<never> {
  // There are none.
}
