import { success } from '../shared/result.ts';
import type { Updates } from '../updates/updates.ts';
import type { Handlers } from './register.ts';

export interface UpdateHandlerDeps {
  /** Loads them first, if nobody has. */
  updates(): Promise<Pick<Updates, 'view' | 'ask' | 'install'>>;
}

type UpdateHandlers = Pick<Handlers, Extract<keyof Handlers, `updates.${string}`>>;

/** Newer versions of the app. */
export const updateHandlers = ({ updates }: UpdateHandlerDeps): UpdateHandlers => ({
  'updates.view': async () => success((await updates()).view()),
  'updates.ask': async () => success(await (await updates()).ask()),
  'updates.install': async () => (await updates()).install(),
});
