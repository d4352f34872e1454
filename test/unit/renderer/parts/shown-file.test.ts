import { describe, expect, it } from 'vitest';
import {
  notShownText,
  savingOf,
  shownFiles,
  thumbnailsOf,
} from '../../../../renderer/parts/files/shown-file.ts';

const preview = (extension: string, status = 'ready') => ({
  ...{ id: `p-${extension}`, revision: 3, position: 1, extension, status, originalName: 'sh010' },
});
const attachment = (name: string, size: number, inKitsu = true) => ({
  ...{ id: `a-${name}`, name, size, inKitsu },
});
const filesOf = (previews: object[], attachments: object[]) =>
  shownFiles({ previews, attachments } as never);

describe('the files of a comment', () => {
  it('are told apart by their endings, published ones first', () => {
    const files = filesOf(
      [preview('mp4'), preview('png'), preview('glb'), preview('fbx')],
      [
        ...[attachment('Pose.JPG', 10), attachment('take.mp4', 10), attachment('png', 10)],
        ...[attachment('Brief.PDF', 10), attachment('notes.txt', 10)],
      ],
    );
    expect(files.map(({ name, kind }) => [name, kind])).toEqual([
      ['sh010.mp4', 'movie'],
      ['sh010.png', 'picture'],
      ['sh010.glb', 'model'],
      ['sh010.fbx', 'other'],
      ['Pose.JPG', 'picture'],
      ['take.mp4', 'other'],
      ['png', 'picture'],
      ['Brief.PDF', 'pdf'],
      ['notes.txt', 'other'],
    ]);
    expect(files.map((file) => savingOf(file).kind)).toEqual([
      ...['movie', 'original', 'original', 'original'],
      ...Array<string>(5).fill('attachment'),
    ]);
  });

  it('have a small picture that needs no large one', () => {
    const addresses = filesOf(
      [preview('mp4')],
      [
        attachment('a b/ü.png', 2_000_000),
        attachment('large.png', 2_000_001),
        attachment('unknown.png', 0),
        attachment('notes.pdf', 10),
        attachment('waiting.png', 10, false),
      ],
    ).map(thumbnailsOf);
    expect(addresses).toEqual([
      ['media://thumbnail/p-mp4'],
      [
        'media://attachment-thumbnail/a-a%20b%2F%C3%BC.png',
        'media://attachment/a-a%20b%2F%C3%BC.png/a%20b%2F%C3%BC.png',
      ],
      ['media://attachment-thumbnail/a-large.png'],
      ['media://attachment-thumbnail/a-unknown.png'],
      [],
      [],
    ]);
  });

  it('say why they are not shown', () => {
    expect(notShownText({ kind: 'movie', status: 'ready' })).toBeNull();
    expect(notShownText({ kind: 'movie', status: 'processing' })).toContain(
      'still preparing this movie',
    );
    expect(notShownText({ kind: 'picture', status: 'broken' })).toContain(
      'could not read this picture',
    );
    expect(notShownText({ kind: 'other', status: 'ready' })).toContain('not shown here');
  });
});
