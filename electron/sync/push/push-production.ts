import { productionKind } from '../../outbox/kinds/production.ts';
import { definePush } from './push-context.ts';

/**
 * Makes a production, step by step: that is a lead's own part of the app, which is loaded with the first one
 * (`production/making/make.ts`). It has a place of its own, so that no hours wait for it.
 */
export const productionPush = definePush({
  kind: productionKind,
  long: true,
  push: (context, change) => context.makeProduction(context, change),
});
