// What the benchmark needs of the project, in one bundle.
export { compileTerms } from '../../src/core/filter/evaluate';
export { parseFilter } from '../../src/core/filter/grammar';
export { EventIndex } from '../../src/core/index/eventIndex';
export { transferablesOf } from '../../src/core/rows/batch';
export { finished } from '../../src/core/rows/steps';
export { BatchBuilder } from '../../src/core/scan/builder';
export { looksLikeTrail } from '../../src/core/trail/trail';
export { IndexPool } from '../../src/host/reading/node/pool';
