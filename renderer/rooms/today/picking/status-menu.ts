import type { StatusChoice } from '../../../../electron/shared/many.ts';
import { alsoText } from '../../../../electron/shared/status-trigger.ts';
import { call } from '../../../lib/api.ts';
import { app } from '../../../lib/state/app.svelte.ts';
import type { MenuEntry } from '../../../lib/ui/menu-entries.ts';
import { openPointMenu } from '../../../lib/ui/point-menu.ts';
import { setStatus } from './many-actions.ts';
import type { Picked } from './picked.svelte.ts';

/** A line for each status; one that only some of the tasks may have says of how many. Below, what Kitsu posts with which. */
export const statusLines = (
  choices: readonly StatusChoice[],
  count: number,
  choose: (status: StatusChoice) => void,
): MenuEntry[] => [
  ...choices.map((status): MenuEntry => ({
    kind: 'item',
    label: status.name,
    color: status.color,
    hint: status.taskIds.length < count ? `${status.taskIds.length} of ${count}` : undefined,
    run: () => choose(status),
  })),
  ...choices
    .filter(({ triggers }) => triggers.length > 0)
    .map(({ name, triggers }): MenuEntry => ({
      kind: 'note',
      title: name,
      detail: alsoText(triggers),
    })),
];

/** Opens the statuses that may be set on the tasks, below `anchor`; the focus comes back to `from`. */
export async function openStatusMenu(
  picked: Picked,
  taskIds: string[],
  { anchor, from }: { anchor: Element; from: HTMLElement },
): Promise<void> {
  const answer = await call('tasks.statuses', { taskIds });
  if (!answer.ok) {
    app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
    return;
  }
  if (answer.value.length === 0) {
    app.notify({ message: 'There is no status here that you may set.' });
    return;
  }
  await openPointMenu({
    label: 'Status',
    entries: statusLines(answer.value, taskIds.length, (status) => {
      void setStatus(picked, taskIds, status);
    }),
    at: anchor.getBoundingClientRect(),
    from,
  });
}
