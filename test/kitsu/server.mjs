// @ts-check
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { DEFAULT_VERSION, pythonWithZou } from './environment.mjs';
import { startMail } from './mail.mjs';
import { startProxy } from './proxy.mjs';
import { Missing, requireFfmpeg, requireServices } from './services.mjs';

export { Missing } from './services.mjs';

/**
 * @typedef {object} Account one that can sign in, or that shows one way of not being able to
 * @property {string} email
 * @property {string} password
 * @property {'artist' | 'supervisor' | 'manager' | 'admin'} role
 * @property {string} name
 * @property {'totp' | 'email-code' | 'deactivated' | 'default-password' | 'lockout' | 'empty' | 'many'} [case]
 * @property {string} [totpSecret] base32, for case "totp"
 * @property {string[]} [recoveryCodes] single use, for case "totp"
 * @property {number} [tasks] for case "many"
 */

/**
 * @typedef {object} Ready what the keeper says once the server answers
 * @property {number} api its port
 * @property {number} events port of the event stream
 * @property {string} version
 * @property {string} database
 * @property {[number, number]} redis
 * @property {Account[]} accounts
 */

/**
 * @typedef {object} Kitsu a running server
 * @property {string} url the studio's address as an artist would type it; the API is under `/api`
 * @property {string} version of zou, from its own answer
 * @property {Account[]} accounts artist, supervisor, manager, admin, then the special cases
 * @property {string} mail address where sent e-mails are read as JSON, `?to=` one person
 * @property {string} database its PostgreSQL database
 * @property {[number, number]} redis its two Redis database numbers
 * @property {Promise<void>} ended settles when the server ends: rejects if it ended by itself
 * @property {() => Promise<void>} stop ends it and takes everything of it away
 */

const KEEPER = fileURLToPath(new URL('./python/keeper.py', import.meta.url));

/**
 * Starts a real Kitsu API with a seeded studio. The first start of a version installs it and seeds;
 * later ones copy. It ends with this process, however this process ends.
 *
 * @param {{ version?: string, tasks?: number, enforce2fa?: boolean, accessTokenSeconds?: number,
 *   refreshTokenSeconds?: number, say?: (text: string) => void }} [options] `tasks`: how many the
 *   account of case "many" has, none without it; the lives of tokens are 7 and 15 days by default
 * @returns {Promise<Kitsu>}
 * @throws {Missing} if PostgreSQL, Redis, ffmpeg or Python is missing
 */
export async function startKitsu(options = {}) {
  const say = options.say ?? ((text) => process.stderr.write(`${text}\n`));
  const version = options.version || process.env.ZOU_VERSION || DEFAULT_VERSION;
  await requireServices();
  await requireFfmpeg(say);
  const python = await pythonWithZou(version, say);
  const mail = await startMail();
  try {
    const keeper = startKeeper(python, [], say, {
      MAIL_PORT: String(mail.smtpPort),
      KITSU_SEED_TASKS: String(options.tasks ?? process.env.KITSU_SEED_TASKS ?? ''),
      ...(options.enforce2fa && { ENFORCE_2FA: 'True' }),
      ...seconds('JWT_ACCESS_TOKEN_EXPIRES', options.accessTokenSeconds),
      ...seconds('JWT_REFRESH_TOKEN_EXPIRES', options.refreshTokenSeconds),
    });
    keeper.ended.catch(() => undefined);
    const ready = await keeper.ready;
    const proxy = await startProxy({ api: ready.api, events: ready.events });
    const ended = keeper.ended.finally(() => {
      proxy.close();
      mail.close();
    });
    // Callers that do not watch `ended` must not fail with an unhandled rejection.
    ended.catch(() => undefined);
    return {
      url: proxy.url,
      version: ready.version,
      accounts: ready.accounts,
      mail: mail.url,
      database: ready.database,
      redis: ready.redis,
      ended,
      async stop() {
        keeper.end();
        await ended;
      },
    };
  } catch (error) {
    mail.close();
    throw error;
  }
}

/** @param {string} name @param {number | undefined} value @returns {Record<string, string>} */
function seconds(name, value) {
  return value === undefined ? {} : { [name]: String(value) };
}

/**
 * Drops the databases and folders that crashed runs and older seeds left behind.
 *
 * @param {(text: string) => void} say
 */
export async function cleanLeftovers(say) {
  await requireServices();
  const python = await pythonWithZou(process.env.ZOU_VERSION || DEFAULT_VERSION, say);
  await startKeeper(python, ['--clean'], say, {}).ended;
}

/**
 * The keeper owns everything that must not outlive us; closing its input ends it.
 *
 * @param {string} python
 * @param {string[]} args
 * @param {(text: string) => void} say
 * @param {Record<string, string>} extra environment
 */
function startKeeper(python, args, say, extra) {
  const child = spawn(python, [KEEPER, ...args], {
    // Its own process group: Ctrl-C in a terminal only reaches us, and we end it in order.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', ...extra },
  });
  createInterface({ input: child.stderr }).on('line', say);
  child.stdin.on('error', () => undefined);
  let reason = '';
  /** @type {Promise<Ready>} */
  const ready = new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const told = JSON.parse(line);
      if (told.failed) reason = told.failed;
      else resolve(told);
    });
    child.once('error', reject);
    child.once('close', (code) => reject(endOf(code, reason) ?? new Error('It ended at once')));
  });
  ready.catch(() => undefined);
  /** @type {Promise<void>} */
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const error = endOf(code, reason);
      if (error) reject(error);
      else resolve();
    });
  });
  return { ready, ended, end: () => child.stdin.end() };
}

/**
 * @param {number | null} code the keeper's
 * @param {string} reason
 */
function endOf(code, reason) {
  if (code === 0) return null;
  if (code === 2) return new Missing(reason);
  return new Error(`The Kitsu server ended (${code}). ${reason}`);
}
