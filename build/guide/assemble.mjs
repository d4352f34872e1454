// @ts-check
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The guide; its snippets import the files beside it. */
export const GUIDE = fileURLToPath(new URL('../../electron/kitsu/GUIDE.md', import.meta.url));

/** The types of what the snippets are given. */
const GIVEN = `
type Need = <T>(answer: KitsuAnswer<T>) => T;
export interface Given {
  http: Http;
  need: Need;
  stamp: string;
  domain: string;
  traced: <M extends object>(functions: M) => M;
}
`;

/** The functions that the runner itself calls: to sign in, and to delete what the snippets made. */
const RUNNERS = [
  'http.ts',
  'auth.ts',
  ...['projects', 'people', 'asset-types', 'task-types'].map((name) => `production/${name}.ts`),
];

/**
 * The snippets of a guide as one module that exports `run(given)`.
 * @param {string} [file]
 * @returns {string}
 */
export function assemble(file = GUIDE) {
  const folder = dirname(file);
  const code = snippetsOf(readFileSync(file, 'utf8')).join('\n');
  /** @type {Map<string, Set<string>>} */
  const wanted = new Map();
  const body = code.replace(/^import \{([^}]*)\} from '\.\/([^']+)';$/gm, (_, names, from) => {
    const path = join(folder, String(from));
    const known = wanted.get(path) ?? new Set();
    wanted.set(path, known);
    for (const name of String(names).split(',')) if (name.trim() !== '') known.add(name.trim());
    return '';
  });
  const modules = [...wanted].map(([path, names], at) => ({
    path,
    names: [...names],
    as: `m${at}`,
  }));
  return [
    ...modules.map(({ path, as }) => `import * as ${as} from ${JSON.stringify(path)};`),
    `import type { KitsuAnswer } from ${JSON.stringify(join(folder, 'answer-types.ts'))};`,
    `import type { Http } from ${JSON.stringify(join(folder, 'http.ts'))};`,
    ...RUNNERS.map((name) => `export * from ${JSON.stringify(join(folder, name))};`),
    GIVEN,
    'export async function run({ http, need, stamp, domain, traced }: Given): Promise<void> {',
    ...modules.map(({ names, as }) => `const { ${names.join(', ')} } = traced(${as});`),
    body,
    '}',
  ].join('\n');
}

/**
 * @param {string} markdown
 * @returns {string[]} the TypeScript in it, in order
 */
function snippetsOf(markdown) {
  return [...markdown.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code ?? '');
}

/**
 * The rows of the table "Every call".
 * @param {string} markdown
 * @returns {{ guide: string, name: string, routes: string[], role: string }[]}
 */
export function callsOf(markdown) {
  const table = markdown.slice(markdown.indexOf('## Every call'));
  return table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => {
      const [, guide = '', name = '', routes = '', role = ''] = line
        .split('|')
        .map((c) => c.trim());
      return {
        guide: guide.replaceAll('`', ''),
        name: name.replaceAll('`', ''),
        routes: [...routes.matchAll(/`([^`]+)`/g)].map(([, route]) => route ?? ''),
        role,
      };
    });
}
