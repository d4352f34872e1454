/** An address that the page's policy lets become a worker. TypeScript's own types know no Trusted Types. */
interface Policy {
  createScriptURL(address: string): URL;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): Policy;
}

/** A built file beside this one. Throws for all that lies elsewhere. */
function ownFile(address: string): string {
  const url = new URL(address, document.baseURI);
  const isOwn = url.origin === location.origin && url.host === location.host;
  if (!isOwn || !/^\/assets\/[\w.-]+\.js$/.test(url.pathname) || url.search !== '')
    throw new TypeError('A worker comes from our own files alone.');
  return url.href;
}

// Made as soon as a page starts: the name can be taken once (`electron/security/csp.ts`).
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
  'worker-url',
  { createScriptURL: ownFile },
);

/** A worker of one of our own built files; `address` as Vite's `?worker&url` gives it. */
export const startWorker = (address: string): Worker =>
  new Worker(policy?.createScriptURL(address) ?? ownFile(address), { type: 'module' });
