// @ts-check
import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * @typedef {import('../../electron/platform/transport.ts').Transport} Transport
 * @typedef {{ method: string, path: string, status: number | string }} Request
 * @typedef {{ name: string, requests: Request[], outcome: string, value: unknown, milliseconds: number }} Entry
 */

/** Records which function of the client made which requests, also if several run at once. */
export class Ledger {
  /** @type {Entry[]} */
  entries = [];
  /** @type {AsyncLocalStorage<Entry>} */
  #current = new AsyncLocalStorage();

  /**
   * The same transport, with its requests recorded.
   * @param {Transport} transport
   * @returns {Transport}
   */
  transport(transport) {
    return {
      send: async (request) => {
        const path = new URL(request.url).pathname.replace(/^.*?\/api(?=\/)/, '');
        /** @type {Request} */
        const kept = { method: request.method, path, status: 'sent' };
        this.#current.getStore()?.requests.push(kept);
        const answer = await transport.send(request);
        kept.status = answer.ok ? answer.response.status : answer.failure.kind;
        return answer;
      },
    };
  }

  /**
   * The same functions, with their calls recorded.
   * @template {object} M
   * @param {M} functions
   * @returns {M}
   */
  traced = (functions) => {
    const kept = Object.entries(functions).map(([name, value]) => [
      name,
      typeof value === 'function' ? this.#kept(name, value) : value,
    ]);
    return Object.fromEntries(kept);
  };

  /** @param {string} name @param {Function} call */
  #kept(name, call) {
    return (/** @type {unknown[]} */ ...args) => {
      const outer = this.#current.getStore();
      if (outer) return call(...args);
      /** @type {Entry} */
      const entry = { name, requests: [], outcome: 'not ended', value: null, milliseconds: 0 };
      const began = performance.now();
      const answer = this.#current.run(entry, () => call(...args));
      if (!(answer instanceof Promise)) return answer;
      this.entries.push(entry);
      return answer.then((value) => {
        entry.milliseconds = Math.round(performance.now() - began);
        entry.outcome = value.ok ? 'ok' : 'refused, as meant';
        entry.value = value.ok ? value.value : value;
        return value;
      });
    };
  }
}
