import { expect, it } from 'vitest';
import { withoutFuses } from '../../../build/dist.mjs';
import { readFuses } from '../../../build/packaging/fuses.mjs';

function binary(wire: string): Buffer {
  const head = Buffer.from([1, wire.length]);
  return Buffer.concat([
    Buffer.from('...dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    head,
    Buffer.from(`${wire}...`),
  ]);
}

it('reads the fuses an Electron has, and leaves out those it lacks', () => {
  expect(readFuses(binary('01r'))).toEqual({
    standing: { runAsNode: false, enableCookieEncryption: true },
    unnamed: 0,
  });
});

it('notices fuses that are newer than the list, so that none goes unstated', () => {
  expect(readFuses(binary('0000000001')).unnamed).toBe(1);
  expect(readFuses(binary('000000001')).standing).toMatchObject({ wasmTrapHandlers: true });
});

it('leaves a fuse out of the settings by its whole name', () => {
  const settings = 'electronFuses:\n  runAsNode: false\n  runAsNodeToo: true\nasar: true\n';
  expect(withoutFuses(settings, ['runAsNode'])).toBe(
    'electronFuses:\n  runAsNodeToo: true\nasar: true\n',
  );
});
