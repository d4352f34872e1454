// @ts-check
import { connect } from 'node:net';

/** Something this machine must have and has not; the caller leaves with exit code 2. */
export class Missing extends Error {}

/** Where PostgreSQL and Redis are, from the same variables that zou itself reads. */
export function serviceAddresses(env = process.env) {
  return {
    postgres: { host: env.DB_HOST || '127.0.0.1', port: Number(env.DB_PORT || 5432) },
    redis: { host: env.KV_HOST || '127.0.0.1', port: Number(env.KV_PORT || 6379) },
  };
}

/**
 * Throws `Missing`, in words for a person, unless both services accept a connection.
 * Asked before anything is downloaded.
 */
export async function requireServices(env = process.env) {
  const { postgres, redis } = serviceAddresses(env);
  await requireListener('PostgreSQL', postgres);
  await requireListener('Redis', redis);
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
