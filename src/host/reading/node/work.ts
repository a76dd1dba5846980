// What reads logs into batches: worker threads load it, and with the first log the thread that the session is in. A
// bundle of its own, so that there is one of it.
export { transferablesOf } from '../../../core/rows/batch';
export { BatchBuilder } from '../../../core/scan/builder';
export { readPaths } from '../../../core/scan/pathBatch';
export { hashRecords } from './hashing';
export { indexFile, isStranger, lostFile } from './indexing';
export { readLog } from './readLog';
export { fastItems } from './scanModule';
