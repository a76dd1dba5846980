// For the web, in the place of src/host/node/work.ts: there are no worker threads that would need more.
export { BatchBuilder } from '../../core/index/builder';
export { indexFile, isStranger, lostFile } from '../node/indexing';
