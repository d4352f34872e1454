import { productionEditKind } from '../../outbox/kinds/production-edit.ts';
import { definePush } from './push-context.ts';

/** A lead's edit of a production: a part of the app of its own, loaded with the first one (`production/edit/push`). */
export const productionEditPush = definePush({
  kind: productionEditKind,
  push: (context, change) => context.editProduction(context, change),
});
