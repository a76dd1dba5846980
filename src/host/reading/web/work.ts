// For the web, in the place of src/host/reading/node/work.ts: there are no worker threads that would need more.
export { BatchBuilder } from '../../../core/scan/builder';
export { indexFile, isStranger, lostFile } from '../node/indexing';
