// For the web, in the place of src/host/reading/node/archiveKind.ts: archives are told, as all that is no log, and not read.

export function archiveKind(): undefined {
  return undefined;
}

export function kindOf(): undefined {
  return undefined;
}
