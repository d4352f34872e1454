import { describe, expect, it } from 'vitest';
import { embedded } from '../../../../../renderer/rooms/viewer/model/embedded.ts';
import {
  tooMuchText,
  trianglesOf,
} from '../../../../../renderer/rooms/viewer/model/model-limits.ts';
import { cubeGlb } from '../../../../fixtures/made-glb.ts';

const read = (file: Uint8Array) => embedded(Uint8Array.from(file));
const text = (json: object) =>
  read(Buffer.from(JSON.stringify({ asset: { version: '2.0' }, ...json })));

describe('a model', () => {
  it('is read from one file, with all its bytes', () => {
    const found = read(cubeGlb());
    if (found.kind !== 'model') throw new Error(found.text);
    expect(found.model.bytes.length).toBe(96 + 72);
    expect(found.model.leftOut).toBe(0);
    expect(trianglesOf(found.model.json)).toBe(12);
  });

  it.each([
    'http://evil.example/a',
    '//evil.example/a',
    'shapes.bin',
    'blob:x',
    'file:///etc/passwd',
  ])('keeps nothing of what it names at %s', (address) => {
    expect(read(cubeGlb({ shapes: address }))).toMatchObject({ kind: 'words' });
    const found = read(cubeGlb({ picture: address }));
    if (found.kind !== 'model') throw new Error(found.text);
    expect(found.model.leftOut).toBe(1);
    expect(JSON.stringify(found.model.json)).not.toContain(address);
  });

  it('takes what is written into it, wherever that lies then', () => {
    const found = text({
      buffers: [
        { byteLength: 2, uri: 'data:application/octet-stream;base64,AQI=' },
        { byteLength: 3, uri: 'data:,%03%04%05' },
      ],
      bufferViews: [
        { buffer: 0, byteLength: 2 },
        { buffer: 1, byteOffset: 1, byteLength: 2 },
      ],
      images: [{ uri: 'data:image/png;base64,Bgc=' }],
    });
    if (found.kind !== 'model') throw new Error(found.text);
    const { bytes, json } = found.model;
    const of = (at: number): number[] => {
      const { byteOffset = 0, byteLength = 0 } = json.bufferViews?.[at] ?? {};
      return [...bytes.subarray(byteOffset, byteOffset + byteLength)];
    };
    expect([of(0), of(1), of(json.images?.[0]?.bufferView ?? -1)]).toEqual([
      [1, 2],
      [4, 5],
      [6, 7],
    ]);
    expect(json.images?.[0]?.mimeType).toBe('image/png');
    expect(JSON.stringify(json)).not.toContain('data:');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['half of it', cubeGlb().subarray(0, 300)],
    ['its head alone', cubeGlb().subarray(0, 12)],
    ['an older version', Buffer.from('{"asset":{"version":"1.0"}}')],
    ['something else', Buffer.from('[1, 2]')],
    ['lists that are none', Buffer.from('{"asset":{"version":"2.0"},"buffers":7}')],
  ])('that is %s is said', (_what, file) => {
    expect(read(file)).toMatchObject({
      kind: 'words',
      text: expect.stringContaining('cannot be read'),
    });
  });
});

describe('what is too much of a model', () => {
  const mesh = (count: number, mode?: number) => ({
    nodes: [{ mesh: 0 }, { mesh: 0 }, {}],
    meshes: [{ primitives: [{ indices: 0, ...(mode === undefined ? {} : { mode }) }] }],
    accessors: [{ count }],
  });

  it('is counted by triangles, once for each place', () => {
    expect(trianglesOf(mesh(30))).toBe(20);
    expect(trianglesOf(mesh(30, 5))).toBe(56);
    expect(trianglesOf(mesh(30, 1))).toBe(0);
    expect(tooMuchText(mesh(1_500_000))).toBeNull();
    expect(tooMuchText(mesh(1_800_000))).toContain('1.2 million triangles');
  });

  it('is what needs a decoder that is not here', () => {
    expect(tooMuchText({ extensionsRequired: ['KHR_draco_mesh_compression'] })).toContain(
      'KHR_draco',
    );
    expect(tooMuchText({ extensionsRequired: ['KHR_mesh_quantization'] })).toBeNull();
  });
});
