import { setupKind } from '../../outbox/kinds/setup.ts';
import { definePush } from './push-context.ts';

/**
 * Sets a production up, step by step: that is a lead's own part of the app, which is loaded with the first one
 * (`production/setup/apply/run-setup.ts`). It has a place of its own, so that no hours wait for it.
 */
export const setupPush = definePush({
  kind: setupKind,
  long: true,
  push: (context, change) => context.setUp(context, change),
});
