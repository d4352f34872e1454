import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { APP_HOST } from '../security/app-address.ts';

/** The answer to a request to one of our schemes. */
export interface Served {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/**
 * The built files of a folder, as `/path` → file on disk. The list is made once: a path that is not in
 * it does not exist, however a request spells it. Files that the page never loads (source maps, notes)
 * are left out.
 */
export function listBuiltFiles(root: string, below = ''): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
    const path = `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      for (const [name, file] of listBuiltFiles(root, path)) files.set(name, file);
    } else if (entry.isFile() && TYPES[extname(entry.name)]) {
      files.set(path, join(root, path));
    }
  }
  return files;
}

const refuse = (status: number, headers: Readonly<Record<string, string>>): Served => ({
  status,
  headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
  body: Buffer.alloc(0),
});

/** Answers a request to `app:`. `headers` are sent with every answer, refusals too. */
export function serveAppFile(
  request: { method: string; url: string },
  files: ReadonlyMap<string, string>,
  headers: Readonly<Record<string, string>>,
): Served {
  if (request.method !== 'GET') return refuse(405, headers);
  let url: URL;
  let path: string;
  try {
    url = new URL(request.url);
    path = decodeURIComponent(url.pathname);
  } catch {
    return refuse(400, headers);
  }
  if (url.host !== APP_HOST) return refuse(404, headers);
  // No path in the list contains `..`, so this only tells an attempt from a missing file.
  if (path.split(/[/\\]/).includes('..')) return refuse(403, headers);
  const file = files.get(path === '/' ? '/index.html' : path);
  const type = file && TYPES[extname(file)];
  if (!file || !type) return refuse(404, headers);
  try {
    return { status: 200, headers: { ...headers, 'Content-Type': type }, body: readFileSync(file) };
  } catch {
    return refuse(404, headers);
  }
}
