import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { discard, retry } from '../../../../../electron/outbox/commands.ts';
import { createUndoLog } from '../../../../../electron/rules/undo-log.ts';
import { previewChanged } from '../../../../../electron/sync/push/preview-changed.ts';
import { APublisher } from './a-publisher.ts';
import { PublishingKitsu, type Mishap, type Step } from './publishing-kitsu.ts';

let kitsu: PublishingKitsu;
let artist: APublisher;
beforeEach(() => {
  kitsu = new PublishingKitsu();
  artist = new APublisher(kitsu);
});
afterEach(() => artist.close());

const files = (): (string | null)[] =>
  [...kitsu.rows].sort((a, b) => a.position - b.position).map(({ file }) => file);
const copies = (): number => readdirSync(join(artist.folder, 'files')).length;

describe('a revision', () => {
  it('is a comment with its files in order, and leaves nothing here', async () => {
    await artist.publish(['b.png', 'a.mp4']);
    await artist.work();
    expect(artist.row()).toBeNull();
    expect(kitsu.comments).toMatchObject([{ text: 'Take 3', task_status_id: 'wfa' }]);
    expect(files()).toEqual(['b.png', 'a.mp4']);
    expect(new Set(kitsu.rows.map(({ revision }) => revision))).toEqual(new Set([1]));
    expect(copies()).toBe(0);
    expect(artist.replica.tasks.get('t')?.task.statusId).toBe('wfa');
    expect(artist.replica.comments.of('t')[0]?.previews).toHaveLength(2);
  });

  it('is published when Kitsu can show it, and not when Kitsu has it', async () => {
    kitsu.becomes = () => 'processing';
    await artist.publish(['a.mp4']);
    await artist.work(3);
    expect(artist.row()).toMatchObject({
      state: 'waiting',
      cause: { code: 'kitsu-processing', name: 'a.mp4' },
      body: { previews: [{ state: 'sent' }] },
    });
    for (const row of kitsu.rows) row.status = 'ready';
    await artist.work();
    expect(artist.row()).toBeNull();
    expect(kitsu.requests.filter((one) => one.includes('pictures'))).toHaveLength(1);
  });

  it('looks at once when the stream of Kitsu names its file', async () => {
    kitsu.becomes = () => 'processing';
    await artist.publish(['a.mp4']);
    await artist.work(6);
    const [row] = kitsu.rows;
    if (!row) throw new Error('No row');
    row.status = 'ready';
    previewChanged(artist.replica, 'somebody-elses');
    expect(artist.row()?.notBefore).not.toBe(0);
    previewChanged(artist.replica, row.id);
    await artist.once();
    expect(artist.row()).toBeNull();
  });

  it('tells how far a file is, without a word to the disk', async () => {
    await artist.publish(['a.png']);
    await artist.work();
    expect(artist.told.map(([one]) => one?.sent ?? null)).toEqual([0, 1000, null]);
  });
});

const mishaps: Mishap['kind'][] = ['unsent', 'unheard', 'killed-before', 'killed-after'];
const cases = (['comment', 'row', 'upload', 'look'] as const).flatMap((step) =>
  mishaps.map((kind): [Step, Mishap['kind']] => [step, kind]),
);

describe('one revision with one comment and whole files', () => {
  it.each([...cases, ['upload', 'cut'] as [Step, Mishap['kind']]])(
    'when the %s is %s',
    async (step, kind) => {
      kitsu.next(step, { kind } as Mishap);
      await artist.publish(['one.png', 'two.mp4']);
      await artist.work();
      expect(artist.row()).toBeNull();
      expect(kitsu.comments).toHaveLength(1);
      expect(files()).toEqual(['one.png', 'two.mp4']);
      expect(new Set(kitsu.rows.map(({ revision }) => revision)).size).toBe(1);
    },
  );

  it.each(cases)('when the %s of the second file is %s, twice', async (step, kind) => {
    if (step === 'comment') return;
    await artist.publish(['one.png', 'two.mp4']);
    kitsu.becomes = (name) => {
      if (name === 'one.png' && kitsu.rows[0]?.file === null) {
        kitsu.next(step, { kind } as Mishap);
        kitsu.next(step, { kind } as Mishap);
      }
      return 'ready';
    };
    await artist.work();
    expect(artist.row()).toBeNull();
    expect(kitsu.comments).toHaveLength(1);
    expect(files()).toEqual(['one.png', 'two.mp4']);
  });

  it('when Kitsu has a fault, is busy, or the file is cut off several times', async () => {
    await artist.publish(['one.png']);
    kitsu.next('row', { kind: 'answer', status: 502 });
    kitsu.next('row', { kind: 'answer', status: 429 });
    for (let cut = 0; cut < 5; cut += 1) kitsu.next('upload', { kind: 'cut' });
    await artist.work();
    expect(artist.row()).toBeNull();
    expect(kitsu.rows).toMatchObject([{ file: 'one.png' }]);
  });
});

describe('what Kitsu does not take', () => {
  it('is parked with its words where the file is refused, and leaves no row', async () => {
    kitsu.becomes = () => 'refused';
    await artist.publish(['a.tif']);
    await artist.work();
    expect(artist.row()).toMatchObject({
      state: 'parked',
      cause: { code: 'preview-refused', name: 'a.tif', said: expect.stringContaining('tif') },
      body: { previews: [{ previewId: null, state: 'none' }] },
    });
    expect(kitsu.rows).toEqual([]);
    expect(kitsu.comments).toHaveLength(1);
  });

  it('has its stuck row removed where the picture cannot be read', async () => {
    kitsu.becomes = () => 'unreadable';
    await artist.publish(['photo.png']);
    await artist.work();
    expect(artist.row()).toMatchObject({ state: 'parked', cause: { code: 'preview-refused' } });
    expect(kitsu.rows).toEqual([]);
  });

  it('is known after a refusal that nobody heard', async () => {
    kitsu.becomes = () => 'refused';
    kitsu.next('upload', { kind: 'unheard' });
    await artist.publish(['a.tif']);
    await artist.work();
    expect(artist.row()).toMatchObject({ cause: { code: 'preview-refused' } });
    expect(kitsu.rows).toEqual([]);
  });

  it('begins anew with a new row where it came out broken', async () => {
    kitsu.becomes = () => 'broken';
    await artist.publish(['a.mp4']);
    await artist.work();
    expect(artist.row()).toMatchObject({ cause: { code: 'preview-broken', name: 'a.mp4' } });
    expect(kitsu.rows).toEqual([]);
    kitsu.becomes = () => 'ready';
    retry(artist.replica, [artist.row()?.id ?? 0]);
    await artist.work();
    expect(artist.row()).toBeNull();
    expect(kitsu.comments).toHaveLength(1);
    expect(kitsu.rows).toMatchObject([{ file: 'a.mp4', status: 'ready' }]);
  });

  it.each([0, 1])('keeps its place among the others where number %i begins anew', async (at) => {
    const names = ['a.mp4', 'b.mp4', 'c.mp4'];
    kitsu.becomes = (name) => (name === names[at] ? 'broken' : 'ready');
    await artist.publish(names);
    await artist.work();
    expect(artist.row()).toMatchObject({ cause: { code: 'preview-broken', name: names[at] } });
    kitsu.becomes = () => {
      // Before the file is sent: Kitsu takes the first one for the task's when it arrives.
      expect(kitsu.rows.find(({ file }) => file === null)).toMatchObject({ position: at + 1 });
      return 'ready';
    };
    retry(artist.replica, [artist.row()?.id ?? 0]);
    await artist.work();
    expect(artist.row()).toBeNull();
    expect(files()).toEqual(names);
  });

  it('is parked where it is too large, without a row that is never filled', async () => {
    kitsu.next('upload', { kind: 'answer', status: 413 });
    await artist.publish(['a.mov']);
    await artist.work();
    expect(artist.row()).toMatchObject({ cause: { code: 'preview-too-large', name: 'a.mov' } });
    expect(kitsu.rows).toEqual([]);
  });

  it('is asked about where the file is cut off again and again', async () => {
    await artist.publish(['a.mov']);
    for (let cut = 0; cut < 8; cut += 1) kitsu.next('upload', { kind: 'cut' });
    await artist.work();
    expect(artist.row()).toMatchObject({ cause: { code: 'preview-cut', times: 8 } });
    retry(artist.replica, [artist.row()?.id ?? 0]);
    await artist.work();
    expect(kitsu.rows).toMatchObject([{ file: 'a.mov' }]);
  });

  it('is parked where Kitsu allows it no longer', async () => {
    await artist.publish(['a.mov']);
    kitsu.next('row', { kind: 'answer', status: 403 });
    kitsu.next('row', { kind: 'answer', status: 403 });
    await artist.work();
    expect(artist.row()).toMatchObject({ state: 'parked', cause: { code: 'refused' } });
  });
});

describe('what others do meanwhile', () => {
  it('a number that was taken is asked about, and the next one taken then', async () => {
    await artist.publish(['a.png'], { revision: 4 });
    kitsu.elsewhere(4);
    await artist.work();
    expect(artist.row()).toMatchObject({ cause: { code: 'revision-taken', revision: 4 } });
    retry(artist.replica, [artist.row()?.id ?? 0]);
    await artist.work();
    expect(kitsu.rows.find(({ file }) => file === 'a.png')).toMatchObject({ revision: 5 });
  });

  it('a deleted comment is said, and a retry writes a new one', async () => {
    await artist.publish(['a.png', 'b.png']);
    kitsu.next('upload', { kind: 'unsent' });
    await artist.work(1);
    kitsu.comments = [];
    kitsu.rows = [];
    await artist.work();
    expect(artist.row()).toMatchObject({ cause: { code: 'published-comment-gone' } });
    retry(artist.replica, [artist.row()?.id ?? 0]);
    await artist.work();
    expect(artist.row()).toBeNull();
    expect(kitsu.comments).toHaveLength(1);
    expect(files()).toEqual(['a.png', 'b.png']);
  });
});

describe('a mend', () => {
  const mended = async (): Promise<void> => {
    await artist.publish(['silent.mp4']);
    const row = artist.row();
    if (!row) return;
    const previews = row.body.previews.map((file) => ({ ...file, mend: 'silent-track' as const }));
    artist.replica.change(() =>
      artist.replica.outbox.patch(row.id, { body: { ...row.body, previews } }),
    );
  };

  it('is done before the file is sent, once, whatever happens on the way', async () => {
    let done = 0;
    const write = artist.mends;
    artist.mends = (from, to) => {
      done += 1;
      return write(from, to);
    };
    await mended();
    kitsu.next('upload', { kind: 'killed-before' });
    await artist.work();
    expect(artist.row()).toBeNull();
    expect(done).toBe(1);
    expect(copies()).toBe(0);
  });

  it('that fails is asked about, and a retry sends the movie as it is', async () => {
    artist.mends = () => false;
    await mended();
    await artist.work();
    expect(artist.row()).toMatchObject({ cause: { code: 'mend-failed' } });
    expect(copies()).toBe(1);
    retry(artist.replica, [artist.row()?.id ?? 0]);
    await artist.work();
    expect(kitsu.rows).toMatchObject([{ file: 'silent.mp4' }]);
  });
});

describe('cancelled', () => {
  const cancel = () => discard(artist.replica, createUndoLog(), artist.row()?.id ?? 0);

  it('before anything was sent it simply goes', async () => {
    await artist.publish(['a.png']);
    cancel();
    expect(artist.row()).toBeNull();
    expect(kitsu.requests).toEqual([]);
  });

  it('while a file is on its way it is deleted in Kitsu, with the comment', async () => {
    await artist.publish(['a.mov']);
    kitsu.becomes = () => {
      cancel();
      return 'ready';
    };
    await artist.work();
    expect(artist.row()).toBeNull();
    expect(kitsu.comments).toEqual([]);
    expect(kitsu.rows).toEqual([]);
    expect(artist.replica.tasks.get('t')?.task.statusId).toBe('todo');
    expect(copies()).toBe(0);
  });

  it('it is looked for where the comment was not heard of', async () => {
    await artist.publish(['a.mov']);
    kitsu.next('comment', { kind: 'unheard' });
    await artist.work(1);
    expect(kitsu.comments).toHaveLength(1);
    cancel();
    await artist.work();
    expect(artist.row()).toBeNull();
    expect(kitsu.comments).toEqual([]);
  });

  it('it stays where somebody replied to it, and can be left there', async () => {
    await artist.publish(['a.mov']);
    kitsu.next('upload', { kind: 'unsent' });
    await artist.work(1);
    kitsu.comments[0]?.replies.push({ id: 'r', person_id: 'lead', text: 'Great.' });
    cancel();
    await artist.work();
    expect(artist.row()).toMatchObject({ cause: { code: 'published-comment-answered' } });
    cancel();
    expect(artist.row()).toBeNull();
    expect(kitsu.comments).toHaveLength(1);
  });
});
