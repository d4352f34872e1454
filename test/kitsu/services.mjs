// @ts-check
import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { aptCommand, installAsRoot } from '../../build/system-libraries/packages.mjs';

/** Something that this machine needs and lacks; the caller exits with code 2. */
export class Missing extends Error {}

/** The addresses of PostgreSQL and Redis, from the same variables that zou reads. */
export function serviceAddresses(env = process.env) {
  return {
    postgres: { host: env.DB_HOST || '127.0.0.1', port: Number(env.DB_PORT || 5432) },
    redis: { host: env.KV_HOST || '127.0.0.1', port: Number(env.KV_PORT || 6379) },
  };
}

/**
 * Throws `Missing`, with a readable message, unless both services accept a connection.
 * Called before anything is downloaded.
 */
export async function requireServices(env = process.env) {
  const { postgres, redis } = serviceAddresses(env);
  await requireListener('PostgreSQL', postgres);
  await requireListener('Redis', redis);
}

/**
 * zou calls a movie `broken` where there is no ffmpeg, and starts without it. As root it is installed.
 * @param {(text: string) => void} say
 * @throws {Missing}
 */
export async function requireFfmpeg(say) {
  if (spawnSync('ffmpeg', ['-version']).status === 0) return;
  if (await installAsRoot(['ffmpeg'], say)) return;
  throw new Missing(`ffmpeg is not installed: ${aptCommand(['ffmpeg'], false)}`);
}

/**
 * @param {string} name
 * @param {{ host: string, port: number }} address
 */
async function requireListener(name, { host, port }) {
  /** @type {Promise<void>} */
  const reached = new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: 5000 });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('timeout', () => socket.destroy(new Error('no answer in 5 seconds')));
    socket.once('error', reject);
  });
  try {
    await reached;
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new Missing(`${name} is not reachable at ${host}:${port} (${reason})`);
  }
}
