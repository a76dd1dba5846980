/**
 * How well a fact is founded: AWS describes it; AWS only lists it in a schema; it was seen in public logs or
 * code but AWS does not describe it; or nobody checked.
 */
export type Confidence = 'documented' | 'schema only' | 'observed' | 'unverified';
