import { expect, it } from 'vitest';
import { newKeys, sign } from '../../../build/packaging/feed.mjs';
import { isSigned } from '../../../electron/updates/feed-signature.ts';

const ours = newKeys();
const theirs = newKeys();
const list = 'version: 9.0.0\n';

it('takes a list that was signed for one of the keys, as `npm run feed` signs it', () => {
  const signature = sign(list, ours.privateKey);
  expect(isSigned(list, signature, [ours.publicKey])).toBe(true);
  expect(isSigned(list, `${signature}\n`, [theirs.publicKey, ours.publicKey])).toBe(true);
});

it('takes no other list, key or signature, and nothing without a key', () => {
  const signature = sign(list, ours.privateKey);
  expect(isSigned(`${list} `, signature, [ours.publicKey])).toBe(false);
  expect(isSigned(list, signature, [theirs.publicKey])).toBe(false);
  expect(isSigned(list, '', [ours.publicKey])).toBe(false);
  expect(isSigned(list, 'not base64 at all', [ours.publicKey])).toBe(false);
  expect(isSigned(list, signature, ['not a key'])).toBe(false);
  expect(isSigned(list, signature, [])).toBe(false);
});
