// @ts-check
import { randomBytes } from 'node:crypto';
import { bundleGuide } from './bundle.mjs';
import { createFetchTransport } from './fetch-transport.mjs';
import { Ledger } from './ledger.mjs';

/**
 * @typedef {import('./bundle.mjs').Answer} Answer
 * @typedef {import('./bundle.mjs').Guide} Guide
 * @typedef {import('../../electron/kitsu/http.ts').Http} Http
 * @typedef {{ server: string, email: string, password: string, keep?: boolean }} Wish
 * @typedef {{ entries: import('./ledger.mjs').Entry[], error: string | null, left: string[] }} Outcome
 */

/**
 * Runs the guide on a server, as an administrator, and deletes what it made.
 * @param {Wish} wish
 * @returns {Promise<Outcome>} `error`: what ended it early; `left`: what could not be deleted
 * @throws {Error} if signing in fails
 */
export async function runGuide({ server, email, password, keep = false }) {
  const guide = await bundleGuide();
  const ledger = new Ledger();
  const http = await signIn(guide, ledger, { server, email, password });
  const stamp = randomBytes(3).toString('hex');
  const domain = email.split('@')[1] ?? 'example.com';
  /** @type {string | null} */
  let error = null;
  try {
    await guide.run({ http, need, stamp, domain, traced: ledger.traced });
  } catch (thrown) {
    error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    const last = ledger.entries.at(-1);
    if (last && last.outcome !== 'ok') last.outcome = 'FAILED';
  }
  const left = keep ? [] : await takeAway(guide, http, ledger);
  return { entries: ledger.entries, error, left };
}

/** @param {Answer} answer */
function need(answer) {
  if (answer.ok) return answer.value;
  throw new Error(`${answer.code}: ${answer.message}`);
}

/** @param {Guide} guide @param {Ledger} ledger @param {Wish} wish @returns {Promise<Http>} */
async function signIn(guide, ledger, { server, email, password }) {
  const site = server.replace(/\/+$/, '');
  const api = site.endsWith('/api') ? site : `${site}/api`;
  const transport = ledger.transport(createFetchTransport());
  const options = { api, transport, userAgent: 'kitsu-companion/guide' };
  const auth = guide.createAuth({ ...options, host: new URL(api).host });
  const outcome = await auth.login({ email, password });
  if (!outcome.ok) throw new Error(outcome.message);
  if (outcome.value.kind !== 'signed-in') {
    throw new Error(`This account cannot sign in by password alone (${outcome.value.kind}).`);
  }
  const { access } = outcome.value.tokens;
  const tokens = {
    access: () => access,
    refresh: () => Promise.resolve(/** @type {const} */ ('unavailable')),
    refused: () => undefined,
  };
  return guide.createHttp({ ...options, tokens });
}

/**
 * Deletes what these functions made: its names contain the run's stamp, so that nothing of the studio is touched.
 * @param {Guide} guide @param {Http} http @param {Ledger} ledger
 */
async function takeAway(guide, http, ledger) {
  const undo = {
    newProject: guide.removeProject,
    newPerson: guide.removePerson,
    newAssetType: guide.removeAssetType,
    newTaskType: guide.removeTaskType,
  };
  /** @type {string[]} */
  const left = [];
  for (const [name, remove] of Object.entries(undo)) {
    const made = ledger.entries.filter((entry) => entry.name === name && entry.outcome === 'ok');
    for (const { value } of made) {
      const { id, name: called } = /** @type {{ id: string, name: string }} */ (value);
      // A production must be closed before it can be deleted.
      if (name === 'newProject') await guide.closeProject(http, id);
      const answer = await remove(http, id);
      if (!answer.ok) left.push(`${called}: ${answer.message}`);
    }
  }
  return left;
}
