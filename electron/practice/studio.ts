import type { ExpiringValues } from './store/expiring-values.ts';
import type { Item } from './store/item.ts';
import type { Store } from './store/store.ts';
import type { Pictures } from './pictures/pictures.ts';
import type { Mailbox } from './accounts/mailbox.ts';

/** The version of zou whose answers this studio gives. */
export const VERSION = '1.0.97';

/** All that a route may use. */
export interface StudioServices {
  store: Store;
  expiring: ExpiringValues;
  pictures: Pictures;
  mailbox: Mailbox;
  /** Signs the tokens. */
  key: string;
  now(): Date;
  /** Tells everybody who listens, as soon as the request that it belongs to is granted. */
  emit(event: string, data: Item): void;
}
