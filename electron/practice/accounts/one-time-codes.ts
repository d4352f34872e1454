import { createHmac, randomInt } from 'node:crypto';

const STEP_SECONDS = 30;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The six digits of an authenticator app (RFC 6238) at an instant. */
export function totpAt(secret: string, at: Date): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 1000 / STEP_SECONDS)));
  const hash = createHmac('sha1', decodeBase32(secret)).update(counter).digest();
  const offset = (hash[hash.length - 1] ?? 0) & 15;
  const number = (hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000;
  return String(number).padStart(6, '0');
}

/** Also accepts the previous and the next code, for clocks that differ, as zou does. */
export function isTotp(secret: string, code: string, now: Date): boolean {
  return [-1, 0, 1].some(
    (steps) => totpAt(secret, new Date(now.getTime() + steps * STEP_SECONDS * 1000)) === code,
  );
}

export const sixDigits = (): string => String(randomInt(1_000_000)).padStart(6, '0');

function decodeBase32(text: string): Buffer {
  let bits = '';
  for (const letter of text) bits += LETTERS.indexOf(letter).toString(2).padStart(5, '0');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => parseInt(byte, 2)));
}
