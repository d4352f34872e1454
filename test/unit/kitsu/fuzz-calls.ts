import { readdirSync } from 'node:fs';
import { createAuth } from '../../../electron/kitsu/auth.ts';
import { createHttp, type Http } from '../../../electron/kitsu/http.ts';
import { retrying } from '../../../electron/kitsu/retrying.ts';
import { discoverServer } from '../../../electron/kitsu/server.ts';
import type { MetadataDescriptor } from '../../../electron/shared/production.ts';
import type { Transport } from '../../../electron/platform/transport.ts';

/** A call of Kitsu over a given transport. */
export interface FuzzCall {
  name: string;
  run: (transport: Transport) => Promise<unknown>;
}

const API = 'http://kitsu.test/api';
const userAgent = 'kitsu-companion/test';
export const ID = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const DAY = '2026-02-03';

/** A column of an asset; a test may change its type. */
export const descriptor: MetadataDescriptor = {
  id: ID,
  projectId: ID,
  name: 'Weather',
  fieldName: 'weather',
  entityType: 'Asset',
  dataType: 'string',
  choices: [],
  forClient: false,
  departmentIds: [],
  taskTypeId: null,
};

/** The argument for a parameter with this name. A new name must be added here. */
const VALUES: Record<string, unknown> = {
  ...Object.fromEntries(
    ['project', 'person', 'task', 'entity', 'asset', 'assetType', 'shot', 'scene', 'sequence']
      .concat([
        'episode',
        'taskType',
        'taskStatus',
        'status',
        'previewFile',
        'descriptor',
        'comment',
        'dayOff',
        'notification',
        'template',
        'playlist',
        'version',
      ])
      .map((thing) => [`${thing}Id`, ID]),
  ),
  name: 'SH010',
  file: { name: 'notes.txt', path: '/nowhere', size: 5 },
  files: [{ name: 'notes.txt', path: '/nowhere', size: 5 }],
  shortName: 'wip',
  email: 'artist@studio.test',
  day: DAY,
  from: DAY,
  to: '2026-02-05',
  minutes: 45,
  words: 'Good.',
  priority: 2,
  isRead: true,
  estimation: 480,
  previewId: ID,
  position: 2,
  size: 'thumbnail',
  kind: 'Shot',
  count: 2,
  list: 'todo',
  known: null,
  value: 'rain',
  version: '1.0.38',
  person: { email: 'new@studio.test', firstName: 'New', lastName: 'Face', role: 'user' },
  project: { name: 'Lantern', productionType: 'short', productionStyle: '3d' },
  changes: { name: 'SH020', description: 'Later.', data: { weather: 'rain' }, estimation: 60 },
  dates: { startDate: DAY, dueDate: DAY },
  fields: { text: 'Take 4' },
  replyId: OTHER,
  comments: [{ taskId: ID, statusId: OTHER, comment: 'Look' }],
  pictureId: ID,
  playlist: { name: 'Dailies', kind: 'shot', entries: [{ entityId: ID, previewFileId: null }] },
  descriptor,
  ...Object.fromEntries(
    ['entity', 'asset', 'shot', 'scene', 'sequence'].map((thing) => [
      thing,
      { id: ID, projectId: ID, name: 'SH010', kind: 'Shot', assetTypeId: ID, data: {} },
    ]),
  ),
};
/** Several ids, as in `taskIds`. */
const IDS = /^[a-z]\w*Ids$/;
/** Omitted, or the defaults. */
const LEFT_OUT = /^(options|signal)|^\{.*\} = /s;
/** Destructured parameters without a default. */
const TAKEN_APART = { ...(VALUES['changes'] as object), page: 1, limit: 50, taskTypeIds: [ID] };
/** The client's own helpers, which run inside each function of the guides, and downloads, which test/unit/media tries. */
const PARTS = new Set([
  'request-helpers.ts',
  'files.ts',
  ...['pages', 'batch', 'serialize-by-key', 'update-entity'].map((name) => `production/${name}.ts`),
]);

const http = (transport: Transport): Http =>
  createHttp({
    api: API,
    transport,
    userAgent,
    tokens: {
      access: () => 'access',
      refresh: () => Promise.resolve('refreshed'),
      refused: () => undefined,
    },
  });
/** The retrying client, without its waits. */
const patient = (transport: Transport): Http =>
  retrying(http(transport), { wait: () => Promise.resolve() });

/** The names of a function's parameters; a destructured one begins with its brace. */
function parametersOf(work: (...args: never[]) => unknown): string[] {
  const source = work.toString();
  const parameters: string[] = [];
  let depth = 0;
  let current = '';
  for (const sign of source.slice(source.indexOf('(') + 1)) {
    if (sign === ')' && depth === 0) break;
    if ('({['.includes(sign)) depth += 1;
    if (')}]'.includes(sign)) depth -= 1;
    if (sign === ',' && depth === 0) {
      parameters.push(current.trim());
      current = '';
    } else current += sign;
  }
  if (current.trim()) parameters.push(current.trim());
  return parameters;
}

function argumentsFor(where: string, parameters: string[]): unknown[] {
  return parameters.map((parameter) => {
    if (LEFT_OUT.test(parameter)) return undefined;
    if (parameter.startsWith('{')) return TAKEN_APART;
    const name = /^\w+/.exec(parameter)?.[0] ?? '';
    if (IDS.test(name)) return [ID, OTHER];
    if (name in VALUES) return structuredClone(VALUES[name]);
    throw new Error(`${where} has a parameter "${parameter}" that the fuzz knows no value for.`);
  });
}

/** The exported functions of electron/kitsu that call Kitsu, found by their `http` parameter. */
export async function everyCall(): Promise<FuzzCall[]> {
  const folder = new URL('../../../electron/kitsu/', import.meta.url);
  const files = readdirSync(folder, { encoding: 'utf8', recursive: true }).filter(
    (file) => file.endsWith('.ts') && !PARTS.has(file),
  );
  const calls: FuzzCall[] = [];
  for (const file of files) {
    const module = (await import(new URL(file, folder).href)) as Record<string, unknown>;
    for (const [name, work] of Object.entries(module)) {
      if (typeof work !== 'function') continue;
      const [first, ...others] = parametersOf(work as (...args: never[]) => unknown);
      if (first !== 'http' || name === 'retrying') continue;
      const args = argumentsFor(`${file}: ${name}`, others);
      const call = work as (http: Http, ...args: unknown[]) => Promise<unknown>;
      const asks = name.startsWith('all') || name.startsWith('get') ? patient : http;
      calls.push({ name, run: (transport) => call(asks(transport), ...structuredClone(args)) });
    }
  }
  return [...calls, ...signingIn()];
}

function signingIn(): FuzzCall[] {
  const auth = (transport: Transport) =>
    createAuth({ api: API, host: 'kitsu.test', transport, userAgent });
  const place = { api: API, site: 'http://kitsu.test', host: 'kitsu.test', needsConsent: false };
  const login = { email: 'artist@studio.test', password: 'secret' };
  return [
    { name: 'auth.login', run: (transport) => auth(transport).login(login) },
    {
      name: 'auth.login with a code',
      run: (transport) =>
        auth(transport).login({ ...login, code: { kind: 'totp', text: '123456' } }),
    },
    { name: 'auth.sendEmailCode', run: (transport) => auth(transport).sendEmailCode(login.email) },
    {
      name: 'auth.resetPassword',
      run: (transport) => auth(transport).resetPassword(login.email, 'token', 'new'),
    },
    {
      name: 'auth.exchangeCode',
      run: (transport) => auth(transport).exchangeCode('code', 'verifier'),
    },
    { name: 'auth.authenticated', run: (transport) => auth(transport).authenticated('access') },
    { name: 'auth.refresh', run: (transport) => auth(transport).refresh('refresh') },
    { name: 'auth.logout', run: (transport) => auth(transport).logout('access', 1000) },
    {
      name: 'discoverServer',
      run: (transport) => discoverServer([place], { transport, userAgent, allowHttp: true }),
    },
  ];
}
