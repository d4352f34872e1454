import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withWorkspaceOf } from '../../../electron/app/with-workspace.ts';
import type { Workspace } from '../../../electron/app/workspace.ts';
import { taskFactsHandlers } from '../../../electron/ipc/task-facts-handlers.ts';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import type { KnownFacts } from '../../../electron/shared/task-facts.ts';
import { failure } from '../../../electron/shared/result.ts';
import { tempFolder } from '../../faults/disk/account.ts';
import { aTask } from '../../fixtures/a-task.ts';

const FACTS: KnownFacts = {
  ...{ readAt: '2026-11-23T10:00:00.000Z', entityId: 'e', entityDescription: '', frames: null },
  ...{ fps: null, resolution: null, people: [], assignerId: null, creatorId: null },
  ...{ isSubscribed: false, data: {}, taskData: {}, casting: [], descriptors: [], folder: null },
};

let replica: Replica;
beforeEach(() => {
  replica = openReplica(tempFolder(), new Date(FACTS.readAt));
  replica.tasks.replaceList('todo', [aTask()], replica.tasks.ask());
});
afterEach(() => replica.close());

/** A computer that has these folders. */
function aDesk(...folders: string[]) {
  const workspace = { replica } as unknown as Workspace;
  const copyText = vi.fn();
  const showInFolder = vi.fn();
  const handlers = taskFactsHandlers(
    {
      sessions: { identity: () => ({ site: 'https://kitsu.example' }) as never },
      copyText,
      isFolderHere: (path) => Promise.resolve(folders.includes(path)),
      showInFolder,
    },
    withWorkspaceOf({
      workspace: () => workspace,
      whyClosed: () => failure('signed-out', 'Nobody is signed in.'),
    }),
    () => ({ today: '2026-11-23', at: FACTS.readAt }),
    () => {
      throw new Error('Nothing is counted here.');
    },
  );
  return { handlers, copyText, showInFolder };
}

it('copies the address of the task’s own page', async () => {
  const { handlers, copyText } = aDesk();
  expect(await handlers['task.copyLink']({ taskId: 'task-1' })).toMatchObject({ ok: true });
  const [said] = copyText.mock.calls[0] as [string];
  expect(said).toMatch(/^https:\/\/kitsu\.example\/productions\/.+\/tasks\/task-1$/);
  expect(await handlers['task.copyLink']({ taskId: 'nobody’s' })).toMatchObject({ ok: false });
});

it('shows the folder of the task, or the one that its file will be in', async () => {
  const folder = '/studio/lantern/sh010/anim/sh010_anim';
  replica.taskFacts.put('task-1', { ...FACTS, folder });
  const open = (desk: ReturnType<typeof aDesk>) =>
    desk.handlers['task.openFolder']({ taskId: 'task-1' });
  const both = aDesk(folder, '/studio/lantern/sh010/anim');
  expect(await open(both)).toMatchObject({ ok: true });
  expect(both.showInFolder).toHaveBeenCalledWith(folder);
  const above = aDesk('/studio/lantern/sh010/anim');
  expect(await open(above)).toMatchObject({ ok: true });
  expect(above.showInFolder).toHaveBeenCalledWith('/studio/lantern/sh010/anim');
  const away = aDesk('/studio');
  expect(await open(away)).toMatchObject({ message: `${folder} is not on this computer.` });
  expect(away.showInFolder).not.toHaveBeenCalled();
});

it('says that Kitsu names no folder', async () => {
  const { handlers } = aDesk();
  const refused = { ok: false, code: 'not-found', message: 'Kitsu names no folder for this task.' };
  expect(await handlers['task.openFolder']({ taskId: 'task-1' })).toMatchObject(refused);
  replica.taskFacts.put('task-1', FACTS);
  expect(await handlers['task.openFolder']({ taskId: 'task-1' })).toMatchObject(refused);
});
