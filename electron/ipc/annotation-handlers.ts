import type { WithWorkspace } from '../app/with-workspace.ts';
import { success } from '../shared/result.ts';
import { annotate, annotationsOf } from '../tasks/annotations.ts';
import type { ActionTime } from '../time/day/commands.ts';
import type { Handlers } from './register.ts';

/** What is drawn on previews. */
export function annotationHandlers(
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
  me: () => string | null,
): Pick<Handlers, 'annotations.of' | 'annotations.edit'> {
  return {
    'annotations.of': (on) =>
      inWorkspace(({ replica, sync }) =>
        success(annotationsOf(replica, { studio: sync.studio(), me: me() }, on)),
      ),
    'annotations.edit': ({ add, remove, restore, ...on }) =>
      inWorkspace(({ replica, sync }) => {
        const who = { studio: sync.studio(), me: me() };
        const done = annotate(replica, who, on, { add, remove, restore }, moment().at);
        return done.ok ? success(annotationsOf(replica, who, on)) : done;
      }),
  };
}
