import { APP_HOST, APP_SCHEME } from './app-address.ts';

/**
 * What the window's page may load: its own files, and from `media:` pictures, movies, and the bytes of what it draws by
 * itself. Everything with authority, above all the network, is in the main process (engineering rule: one way out).
 */
const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: media:",
  'media-src media:',
  "connect-src 'self' media:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  // Text becomes markup in one place: where Svelte makes the elements that its compiler wrote. An address becomes a
  // worker in one: `renderer/lib/worker-url.ts`, for files of our own.
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html worker-url',
];

/**
 * For `<meta http-equiv="Content-Security-Policy">` in index.html. Browsers ignore `frame-ancestors`
 * there and complain about it, so only the header carries that one.
 */
export const META_CSP = DIRECTIVES.join('; ');

/** For the response header of every `app:` answer. */
export const HEADER_CSP = [...DIRECTIVES, "frame-ancestors 'none'"].join('; ');

/** Sent with every answer of `app:`. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': HEADER_CSP,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
};

/** Sent with every answer of `media:`: a picture, a movie or bytes to read, and nothing that could run. */
export const MEDIA_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'",
  // Our page alone may read the pixels and bytes, and so compare two pictures.
  'Access-Control-Allow-Origin': `${APP_SCHEME}://${APP_HOST}`,
  // How large the file is that a part is of.
  'Access-Control-Expose-Headers': 'Content-Range',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-cache',
};
