// All that is said about records: a bundle of its own, which is loaded with the first hover.

export { explain } from './explain';
export { leadsToChain } from './explainIdentity';
export { describeIdentity } from './identity';
export { viewIdentity } from './identityView';
