// What the benchmark needs of the project, in one bundle.
export { compileTerms } from '../../src/core/filter/evaluate';
export { parseFilter } from '../../src/core/filter/grammar';
export { transferablesOf } from '../../src/core/index/batch';
export { BatchBuilder } from '../../src/core/index/builder';
export { EventIndex } from '../../src/core/index/eventIndex';
export { finished } from '../../src/core/index/steps';
export { looksLikeTrail } from '../../src/core/trail/trail';
export { IndexPool } from '../../src/host/node/pool';
