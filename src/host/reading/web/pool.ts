import type { Job } from '../node/messages';
import type { Order } from '../node/pool';

// For the web, in the place of src/host/reading/node/pool.ts: threads read files by their paths, and here are none.

export type { Order };

export class IndexPool {
  readonly threads = 0;

  run<J extends Job>({ tasks }: Order<J>): Promise<void> {
    return tasks.length === 0 ? Promise.resolve() : Promise.reject(new Error('There are no worker threads.'));
  }

  dispose(): void {
    // Nothing runs.
  }
}
