import { createHash, randomBytes, scrypt, scryptSync, timingSafeEqual } from 'node:crypto';

const BYTES = 32;

/** `salt:hash`, both hex. */
export function hashPassword(password: string): string {
  const salt = randomBytes(16);
  return `${salt.toString('hex')}:${scryptSync(password, salt, BYTES).toString('hex')}`;
}

/** Runs off the main thread, so that the app's windows do not wait for it. */
export function isPassword(password: string, hashed: string): Promise<boolean> {
  const [salt = '', hash = ''] = hashed.split(':');
  const wanted = Buffer.from(hash, 'hex');
  return new Promise((resolve, reject) => {
    scrypt(password, Buffer.from(salt, 'hex'), BYTES, (error, made) => {
      if (error) reject(error);
      else resolve(made.length === wanted.length && timingSafeEqual(made, wanted));
    });
  });
}

/** Recovery codes are random and long, so a plain hash protects them. */
export const hashCode = (code: string): string => createHash('sha256').update(code).digest('hex');
