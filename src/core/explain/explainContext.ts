import type { Chain } from '../chain/chain';
import type { AccountNames } from '../event/accountNames';

/** What is known beside the record when something in it is explained. */
export interface ExplainContext {
  readonly accountNames?: AccountNames;
  /** The chain of the record's event, where the loaded logs were asked for it. */
  readonly chain?: Chain;
}

export const NO_CONTEXT: ExplainContext = {};
