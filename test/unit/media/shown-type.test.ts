import { describe, expect, it } from 'vitest';
import { shownType } from '../../../electron/media/shown-type.ts';

const typeOf = (text: string, size = text.length) => shownType(Buffer.from(text, 'latin1'), size);
const BYTES = 'application/octet-stream';

describe('what the window may load of a file', () => {
  it.each([
    ['%PDF-1.7\n', BYTES],
    ['\x00\x00junk before %PDF-1.4', BYTES],
    ['glTF\x02\x00\x00\x00', BYTES],
    ['{ "asset": { "version": "2.0" } }', BYTES],
    ['\n{"extensionsUsed":["KHR_lights_punctual"]}', BYTES],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
    ['\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a > b -->\n<svg\n width="4">', 'image/svg+xml'],
    ['<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg>', 'image/svg+xml'],
    ['<html><svg></svg></html>', null],
    ['<!-- <svg> --><html>', null],
    ['{"name":"a package"}', null],
    ['PK\x03\x04', null],
    ['', null],
  ])('is told by its bytes: %j', (text, type) => {
    expect(typeOf(text)).toBe(type);
  });

  it('is nothing where the window could not hold it', () => {
    const megabyte = 1024 * 1024;
    expect(typeOf('%PDF-1.7', 200 * megabyte)).toBe(BYTES);
    expect(typeOf('%PDF-1.7', 200 * megabyte + 1)).toBeNull();
    expect(typeOf('<svg>', 8 * megabyte + 1)).toBeNull();
  });
});
