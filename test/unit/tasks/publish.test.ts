import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishKind } from '../../../electron/outbox/kinds/publish.ts';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import type { FileLook } from '../../../electron/shared/file-look.ts';
import { sweepFiles } from '../../../electron/tasks/comment-files.ts';
import { publish } from '../../../electron/tasks/publish-commands.ts';
import { publishDraftOf, savePublishDraft } from '../../../electron/tasks/publish-draft.ts';
import { addFiles, removeDraftedFile } from '../../../electron/tasks/publish-files.ts';
import { publishView } from '../../../electron/tasks/publish-view.ts';
import { thread } from '../../../electron/tasks/thread.ts';
import { aComment } from '../../fixtures/a-comment.ts';
import { aStudio } from '../../fixtures/a-studio.ts';
import { aTask } from '../../fixtures/a-task.ts';

const AT = '2026-11-20T15:00:00.000Z';
const studio = aStudio();
const context = { studio, today: '2026-11-20', at: AT };

let folder: string;
let replica: Replica;
/** What is found, by the file's name. */
let found: Record<string, Partial<FileLook>>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-publishing-'));
  replica = openReplica(folder, new Date());
  replica.tasks.put(aTask({ id: 'a' }), 'todo');
  found = {};
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

const NOTHING_FOUND: FileLook = { kind: 'other', checks: [], mend: null, movie: null };
const look = (_path: string, name: string): Promise<FileLook> =>
  Promise.resolve({ ...NOTHING_FOUND, ...found[name] });
const file = (name: string): string => {
  const path = join(folder, name);
  writeFileSync(path, `What ${name} shows`);
  return path;
};
const add = (...names: string[]) => addFiles(replica, 'a', names.map(file), 'wfa');
const view = () => publishView(replica, studio, 'a', look);
const send = async (copies = false) =>
  publish(replica, studio, { taskId: 'a', copies }, (await view()).files, AT);
const copies = (): number => readdirSync(join(folder, 'files')).length;
const published = (...revisions: number[]): void => {
  const previews = revisions.map((revision, at) => ({
    ...{ id: `p${at}`, revision, position: 1, extension: 'png', status: 'ready' },
    ...{ originalName: 'x', drawings: 0 },
  }));
  replica.comments.replaceTask(
    'a',
    [aComment({ id: 'c', previews })],
    { readAt: AT, lastComment: null },
    replica.comments.ask(),
  );
};

describe('the draft of a revision', () => {
  it('is kept with its files, their order and what was left out, over a restart', async () => {
    await add('one.png', 'two.mp4');
    const [one, two] = (await view()).files;
    savePublishDraft(replica, 'a', {
      ...{ text: 'Take 3', statusId: 'wfa', revision: 7 },
      files: [
        { id: two?.id ?? '', mend: false, withOriginal: false },
        { id: one?.id ?? '', mend: true, withOriginal: true },
      ],
    });
    replica.close();
    replica = openReplica(folder, new Date());
    expect(publishDraftOf(replica, 'a')).toMatchObject({
      ...{ text: 'Take 3', statusId: 'wfa', revision: 7 },
      files: [
        { name: 'two.mp4', mend: false },
        { name: 'one.png', withOriginal: true },
      ],
    });
    sweepFiles(replica);
    expect(copies()).toBe(2);
  });

  it('keeps a file that was added while the window saved what it knew', async () => {
    await add('one.png');
    savePublishDraft(replica, 'a', { text: 'x', statusId: null, revision: null, files: [] });
    expect(publishDraftOf(replica, 'a')?.files).toMatchObject([{ name: 'one.png' }]);
  });

  it('is left as it was where one of the files cannot be read', async () => {
    await add('one.png');
    expect(await addFiles(replica, 'a', [file('two.png'), folder], null)).toMatchObject({
      ok: false,
    });
    expect(publishDraftOf(replica, 'a')?.files).toHaveLength(1);
    expect(copies()).toBe(1);
  });

  it('is gone once nothing is in it', async () => {
    await add('one.png');
    removeDraftedFile(replica, 'a', publishDraftOf(replica, 'a')?.files[0]?.id ?? '');
    expect(publishDraftOf(replica, 'a')).toBeNull();
    expect(copies()).toBe(0);
  });
});

describe('what is proposed', () => {
  it('is the status that asks for a review, and the next number with its reason', async () => {
    expect(await view()).toMatchObject({ statusId: 'wfa', next: null });
    published(3, 12);
    expect(await view()).toMatchObject({
      next: { number: 13, after: 12, afterWaits: false },
      taken: [3, 12],
    });
  });

  it('counts a revision that waits here', async () => {
    published(12);
    await add('one.png');
    await send();
    expect((await view()).next).toEqual({ number: 14, after: 13, afterWaits: true });
  });

  it('is no status where the artist may not set it', async () => {
    const statuses = studio.context.statuses.map((one) => ({
      ...one,
      isArtistAllowed: one.id !== 'wfa',
    }));
    const strict = { ...studio, context: { ...studio.context, statuses } };
    expect((await publishView(replica, strict, 'a', look)).statusId).toBeNull();
  });
});

describe('publishing', () => {
  it('is one durable row with the files in order, and the draft is gone', async () => {
    found['silent.mp4'] = { kind: 'movie', mend: 'silent-track' };
    await add('silent.mp4', 'one.png');
    expect(await send()).toMatchObject({ ok: true, value: { kind: 'saved' } });
    expect(replica.outbox.all()).toMatchObject([
      {
        kind: 'publish',
        state: 'waiting',
        body: {
          statusId: 'wfa',
          revision: null,
          previews: [
            { name: 'silent.mp4', mend: 'silent-track', state: 'none' },
            { name: 'one.png', mend: null },
          ],
        },
      },
    ]);
    expect(publishDraftOf(replica, 'a')).toBeNull();
    sweepFiles(replica);
    expect(copies()).toBe(2);
  });

  it('leaves a mend out where the artist did, and attaches an original only where it is offered', async () => {
    found['deep.png'] = {
      checks: [{ level: 'note', code: 'picture-converted', why: ['deep'] }],
    };
    found['silent.mp4'] = { mend: 'silent-track' };
    await add('deep.png', 'plain.png', 'silent.mp4');
    const files = (await view()).files.map(({ id }) => ({ id, mend: false, withOriginal: true }));
    savePublishDraft(replica, 'a', { text: '', statusId: null, revision: null, files });
    await send();
    const [row] = replica.outbox.of(publishKind);
    expect(row?.body.files).toMatchObject([{ name: 'deep.png' }]);
    expect(row?.body.previews.map(({ mend }) => mend)).toEqual([null, null, null]);
  });

  it('names what Kitsu would refuse before anything is posted', async () => {
    found['a.tif'] = {
      checks: [{ level: 'refused', code: 'extension-refused', extension: 'tif' }],
    };
    await add('a.tif');
    const refused = await send();
    expect(refused).toMatchObject({ ok: false, code: 'rule' });
    expect(JSON.stringify(refused)).toContain('a.tif');
    expect(replica.outbox.all()).toEqual([]);
    expect(publishDraftOf(replica, 'a')).not.toBeNull();
  });

  it('gives a file a name that has none but its extension', async () => {
    await add('.png', 'a.b.png');
    await send();
    const [row] = replica.outbox.of(publishKind);
    expect(row?.body.previews.map(({ name }) => name)).toEqual(['untitled.png', 'a.b.png']);
  });

  it('takes no second file where the production has one a revision', async () => {
    const projects = studio.context.projects.map((one) => ({ ...one, oneFileARevision: true }));
    const strict = { ...studio, context: { ...studio.context, projects } };
    await add('a.png', 'b.png');
    const wanted = { taskId: 'a', copies: false };
    expect(publish(replica, strict, wanted, (await view()).files, AT)).toMatchObject({
      ok: false,
      message: 'Lantern Road takes one file a revision.',
    });
  });

  it('asks before words make Kitsu post copies', async () => {
    await add('a.png');
    const files = (await view()).files.map(({ id }) => ({ id, mend: true, withOriginal: false }));
    const written = { text: 'As in #Layout', statusId: null, revision: null, files };
    savePublishDraft(replica, 'a', written);
    expect(await send()).toMatchObject({ value: { kind: 'copies', words: ['#Layout'] } });
    expect(await send(true)).toMatchObject({ value: { kind: 'saved' } });
  });

  it('is a draft again when it is undone, as long as nothing has left', async () => {
    await add('a.png');
    const done = await send();
    if (!done.ok || done.value.kind !== 'saved') throw new Error('Not saved');
    const { step } = done.value;
    expect(step.undo(context)).toMatchObject({ ok: true });
    expect(replica.outbox.all()).toEqual([]);
    expect(publishDraftOf(replica, 'a')?.files).toMatchObject([{ name: 'a.png' }]);
  });

  it('shows in the thread while it is on its way, and at its comment once that is in Kitsu', async () => {
    await add('a.png');
    await send();
    const shown = () => thread(replica, studio, 'a', 'me').comments;
    expect(shown()).toMatchObject([
      {
        mark: 'here',
        status: { id: 'wfa' },
        publishing: { files: [{ name: 'a.png', state: 'here' }] },
      },
    ]);
    expect(thread(replica, studio, 'a', 'me').status).toMatchObject({ id: 'wfa' });
    const [row] = replica.outbox.of(publishKind);
    if (!row) throw new Error('No row');
    replica.comments.replaceTask(
      'a',
      [aComment({ id: 'c' })],
      { readAt: AT, lastComment: null },
      replica.comments.ask(),
    );
    const body = { ...row.body, commentId: 'c' };
    replica.change(() => replica.outbox.patch(row.id, { body }));
    expect(shown()).toMatchObject([{ id: 'c', mark: 'here', publishing: { changeId: row.id } }]);
  });
});
