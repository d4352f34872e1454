import { describe, expect, it } from 'vitest';
import { frameOf } from '../../../electron/shared/annotations/grid.ts';
import { readAnnotations } from '../../../electron/shared/annotations/read.ts';
import { plainRequests } from '../../fixtures/plain-request.ts';
import { openStudio } from './studio.ts';

interface Comment {
  text: string;
  pinned: boolean | null;
  acknowledgements: string[];
  mentions: string[];
  checklist: object[];
  replies: object[];
  attachment_files: { id: string; size: number }[];
  previews: { id: string; extension: string; duration: number }[];
}

/** A new studio has something to read and to play. */
describe('the artist’s conversations', () => {
  it('have movies that play, and a pinned note with all that a note can have', async () => {
    const rig = await openStudio();
    const { body } = await rig.signIn('artist');
    const ask = plainRequests(rig.studio, String(body['access_token']));
    const todo = (await ask<{ id: string }[]>('GET', '/data/user/tasks')).body;
    const threads = await Promise.all(
      todo.map(async ({ id }) => (await ask<Comment[]>('GET', `/data/tasks/${id}/comments`)).body),
    );
    const all = threads.flat();
    const movies = all.flatMap(({ previews }) => previews).filter((one) => one.extension === 'mp4');
    expect(movies).toHaveLength(3);
    for (const { id, duration } of movies) {
      expect(duration).toBe(2);
      const played = await ask('GET', `/movies/originals/preview-files/${id}.mp4`);
      expect(played.bytes.toString('latin1', 4, 8)).toBe('ftyp');
      const shown = await ask('GET', `/pictures/thumbnails/preview-files/${id}.png`);
      expect(shown.status).toBe(200);
    }
    const drawn = await Promise.all(
      movies.map(async ({ id }) => {
        const row = await ask<{ annotations: unknown }>('GET', `/data/preview-files/${id}`);
        return readAnnotations(row.body.annotations).moments.map(
          ({ seconds, number, drawings, others }) => ({
            frame: frameOf(seconds, number, 24),
            kinds: drawings.map(({ kind }) => kind),
            others,
          }),
        );
      }),
    );
    expect(drawn.flat()).toEqual([
      { frame: 12, kinds: ['stroke', 'arrow', 'text'], others: 0 },
      { frame: 30, kinds: ['stroke', 'text'], others: 0 },
    ]);
    const [note] = all.filter(({ pinned }) => pinned === true);
    const me = (body['user'] as { id: string }).id;
    expect(note).toMatchObject({ mentions: [me], acknowledgements: [me] });
    expect(note?.checklist).toHaveLength(3);
    expect(note?.replies).toHaveLength(1);
    const [sketch] = note?.attachment_files ?? [];
    const read = await ask('GET', `/data/attachment-files/${sketch?.id}/file/pose.png`);
    expect(read.bytes.length).toBe(sketch?.size);
  });
});
