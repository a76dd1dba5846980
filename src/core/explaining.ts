// All that is said about records: a bundle of its own, which is loaded with the first hover.

export { explain } from './trail/explain';
export { leadsToChain } from './trail/explainIdentity';
export { describeIdentity } from './trail/identity';
export { viewIdentity } from './trail/identityView';
