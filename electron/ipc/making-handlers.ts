import type { WithWorkspace } from '../app/with-workspace.ts';
import type { Making } from '../production/making/making.ts';
import type { Result } from '../shared/result.ts';
import { success } from '../shared/result.ts';
import type { Handlers } from './register.ts';

type MakingHandlers = Pick<Handlers, Extract<keyof Handlers, `making.${string}`>>;

/** A new production. Its code is loaded when it is first asked for. */
export function makingHandlers(inWorkspace: WithWorkspace): MakingHandlers {
  const at = <T>(work: (making: Making) => Result<T> | Promise<Result<T>>) =>
    inWorkspace(async (workspace) => work(await workspace.making()));
  return {
    'making.open': () => at((making) => making.open()),
    'making.view': () => at((making) => success(making.view())),
    'making.edit': ({ draft }) => at((making) => making.edit(draft)),
    'making.clear': () => at((making) => making.clear()),
    'making.copy': ({ kind, id, parts }) => at((making) => making.copy({ kind, id }, parts)),
    'making.make': () => at((making) => making.make()),
    'making.cancel': () => at((making) => making.cancel()),
    'making.retry': () =>
      inWorkspace(async (workspace) => {
        const again = (await workspace.making()).retry();
        workspace.sync.tryNow();
        return again;
      }),
  };
}
