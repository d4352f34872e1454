import type { JobQueue } from './job-queue.ts';
import type { ExpiringValues } from './store/expiring-values.ts';
import type { Item } from './store/item.ts';
import type { StudioFiles } from './store/files.ts';
import type { Store } from './store/store.ts';
import type { Pictures } from './pictures/pictures.ts';
import type { Mailbox } from './accounts/mailbox.ts';

/** The version of zou that this studio imitates. */
export const VERSION = '1.0.97';

/** What a route may use. */
export interface StudioServices {
  store: Store;
  expiring: ExpiringValues;
  pictures: Pictures;
  files: StudioFiles;
  mailbox: Mailbox;
  /** Null where uploads are processed within their request, as in a plain zou. */
  jobs: JobQueue<StudioServices> | null;
  /** Signs the tokens. */
  key: string;
  now(): Date;
  /** Sends an event to all listeners: within a request once it has succeeded, else at once. */
  emit(event: string, data: Item): void;
}
