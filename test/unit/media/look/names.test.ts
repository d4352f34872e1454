import { expect, it } from 'vitest';
import { fileKind, nameChecks } from '../../../../electron/media/look/names.ts';

const codes = (name: string) => nameChecks(name).map(({ code }) => code);

it.each(['a.png', 'A.PNG', 'a.v001.mov', 'a.jpe', 'a.m4v', 'a.webm', 'a.glb', 'a.pdf', 'a.wav'])(
  'takes %s',
  (name) => expect(codes(name)).toEqual([]),
);

it.each('a.blend a.kra a.psd a.exr a.zip a.tvpp a.ma a.flv a.clip'.split(' '))(
  'takes %s, of which Kitsu shows nothing',
  (name) => expect(codes(name)).toEqual(['no-preview']),
);

it.each('tif ogg usd abc txt m4a max c4d hdr dpx jp2 mpg ts mxf webp heic bmp tga html'.split(' '))(
  'refuses .%s',
  (extension) => expect(codes(`a.${extension}`)).toEqual(['extension-refused']),
);

it('refuses a name that says no format', () => {
  expect(codes('shot')).toEqual(['no-extension']);
  expect(codes('shot.')).toEqual(['no-extension']);
  expect(codes('shot.png ')).toEqual(['space-at-end']);
});

it('warns of a name that is nothing but its format', () => {
  expect(codes('.png')).toEqual(['name-empty']);
});

it('tells kinds apart', () => {
  const kinds = ['a.jpg', 'a.mkv', 'a.blend', 'a.pdf', 'a.mp3', 'a.zip'].map(fileKind);
  expect(kinds).toEqual(['picture', 'movie', 'model', 'document', 'sound', 'other']);
});
