import type { HttpRequest, TransportAnswer } from '../../../electron/platform/transport.ts';

/** Repeatable chance: the same seed gives the same numbers. */
export interface Chance {
  /** From 0 to 1, exclusive. */
  next(): number;
  below(count: number): number;
  of<T>(choices: readonly T[]): T;
}

/** Mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return { next, below, of: (choices) => choices[below(choices.length)] as (typeof choices)[0] };
}

const ID = '11111111-1111-4111-8111-111111111111';
const TEXTS = [
  '',
  'None',
  'null',
  '  ',
  '\u0000',
  '\ud800',
  '\u202egnp.exe',
  '狐の嫁入り 🐙',
].concat(['<script>alert(1)</script>', '../../etc/passwd', '%s%n%_', '2026-02-30T99:99:99']);
const NUMBERS = [0, -1, 1.5, 1e308, -1e308, Number.MAX_SAFE_INTEGER, 4294967296, 1e9];
/** Names with a meaning for JavaScript objects. */
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'then', 'toJSON'];

/** A row with every field that any route is read for. */
function row(): Record<string, unknown> {
  const ids =
    'project entity task person parent source entity_type task_type task_status preview_file'
      .concat(' object episode sequence assigner department main_pack last_comment')
      .split(' ');
  return {
    id: ID,
    ...Object.fromEntries(ids.map((thing) => [`${thing}_id`, ID])),
    name: 'SH010',
    short_name: 'wip',
    full_name: 'Ada Artist',
    email: 'artist@studio.test',
    role: 'user',
    color: '#ff0000',
    for_entity: 'Shot',
    type: 'Shot',
    entity_type_name: 'Shot',
    project_name: 'Lantern',
    task_type_name: 'Animation',
    field_name: 'weather',
    data_type: 'string',
    entity_type: 'Asset',
    date: '2026-02-03',
    start_date: '2026-02-03T00:00:00',
    due_date: '2026-02-05T00:00:00',
    duration: 45,
    estimation: 480,
    nb_frames: 48,
    total: 45,
    priority: 1,
    is_done: false,
    is_wip: true,
    is_default: true,
    is_artist_allowed: true,
    assignees: [ID],
    task_types: [ID],
    task_statuses: [ID],
    asset_types: [ID],
    team: [ID],
    departments: [ID],
    choices: ['rain', 'sun'],
    data: { weather: 'rain', frame_in: 1001 },
    entity_data: { max_retakes: 2 },
    descriptors: [],
    text: 'Look at the arcs.',
  };
}

const people = () => ({ user: row(), organisation: { name: 'Studio', hours_by_day: 8 } });

/** A possible answer of Kitsu, mostly in the shape of its route. */
function plausible(request: HttpRequest, chance: Chance): unknown {
  const { pathname, searchParams } = new URL(request.url);
  const path = pathname.replace(/^\/api/, '');
  if (path === '/') return { api: 'Zou', version: chance.of(['1.0.97', '0.20.85', 'next']) };
  if (path.startsWith('/auth') || path === '/config')
    return { ...people(), access_token: 'token', refresh_token: 'token', saml_enabled: false };
  if (path === '/data/user/context')
    return Object.fromEntries(
      ['projects', 'task_status', 'task_types', 'persons'].map((list) => [list, [row()]]),
    );
  const rows = Array.from({ length: chance.below(4) }, row);
  if (searchParams.has('page')) {
    const pages = chance.next() < 0.8 ? 1 + chance.below(3) : chance.of(NUMBERS);
    return { data: rows, total: rows.length, nb_pages: pages, offset: 0 };
  }
  const one = request.method === 'PUT' || /[0-9a-f]{12}$|\/full$|comment$/.test(path);
  return one === chance.next() < 0.9 ? row() : rows;
}

type Holder = Record<string, unknown>;

/** Every object and list inside a value, itself first. */
function holdersIn(value: unknown): Holder[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Holder, ...Object.values(value).flatMap(holdersIn)];
}

function odd(chance: Chance): unknown {
  return chance.of([
    () => null,
    () => chance.of(TEXTS),
    () => chance.of(NUMBERS),
    () => chance.next() < 0.5,
    () => [],
    () => ({}),
    () => [null, chance.of(NUMBERS), [chance.of(TEXTS)]],
    () => Object.fromEntries(NAMES.slice(1).map((name) => [name, chance.of(TEXTS)])),
    () => nested(chance.below(400)),
  ])();
}

const nested = (depth: number): unknown => {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { data: value };
  return value;
};

/** Changes one field somewhere: removes it, or gives it a wrong value. */
function spoil(value: unknown, chance: Chance): unknown {
  const holders = holdersIn(value);
  // A list's own data is one object of many, but matters most.
  const holder = chance.next() < 0.3 ? holders[0] : chance.of(holders);
  if (!holder || chance.next() < 0.08) return odd(chance);
  const key = chance.of(Object.keys(holder));
  if (key === undefined) return value;
  if (Array.isArray(holder)) holder.splice(Number(key), chance.below(2), odd(chance));
  else if (chance.next() < 0.3) delete holder[key];
  else holder[key] = odd(chance);
  return value;
}

/** A value of any kind, or a row with some spoilt fields. */
export const oddValue = (chance: Chance): unknown =>
  chance.next() < 0.3 ? odd(chance) : spoil(spoil(row(), chance), chance);

const ERROR_BODIES: ((chance: Chance) => unknown)[] = [
  (chance) => ({ message: chance.of(TEXTS), error: true }),
  (chance) => ({ msg: chance.of(TEXTS) }),
  () => ({ message: 'Signature has expired' }),
  (chance) => ({
    message: 'Validation error',
    data: { errors: [{ field: 'duration', message: 'too small' }, odd(chance)] },
  }),
  (chance) => ({ login: false, missing_OTP: odd(chance), too_many_failed_login_attemps: true }),
  (chance) => ({ default_password: true, token: odd(chance), wrong_OTP: odd(chance) }),
  (chance) => ({ data: { errors: [{ field: odd(chance), message: odd(chance) }] } }),
];

/** Bytes of a JSON text with errors that no correct server would send. */
function bytesOf(body: unknown, chance: Chance): Buffer {
  const text = JSON.stringify(body) ?? '';
  const pollution = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":1}},';
  switch (chance.below(24)) {
    case 0:
      return Buffer.from(text.slice(0, chance.below(text.length + 1)));
    case 1:
      return Buffer.from('<!doctype html><title>502 Bad Gateway</title>');
    case 2:
      return Buffer.from(text.replaceAll('{', pollution).replaceAll(',}', '}'));
    case 3:
      return Buffer.from(text.replaceAll(':"', ':"\ufeff\u0000é'));
    case 4:
      return Buffer.concat([Buffer.from([0xff, 0xfe, 0xc0]), Buffer.from(text)]);
    case 5:
      return Buffer.from(text.replace(/\d+/, '1e999'));
    case 6:
      return Buffer.alloc(0);
    case 7:
      return chance.next() < 0.1 ? Buffer.from(deepText(text)) : Buffer.from(text);
    case 8:
      return chance.next() < 0.1 ? Buffer.from(hugeText(text)) : Buffer.from(text);
    default:
      return Buffer.from(text);
  }
}

const DEPTH = 5_000;
const deepText = (text: string): string =>
  text.replace(/"[^"]*"(?=[,}\]])/, `${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`);
const hugeText = (text: string): string => text.replace('SH010', 'x'.repeat(300_000));

const STATUSES = [200, 201, 202, 204, 206, 304, 400, 401, 403, 404, 405, 409, 413, 418, 422].concat(
  [429, 500, 502, 503],
);
const FAILURES = ['unreachable', 'timeout', 'tls', 'cut', 'cancelled', 'too-large', 'redirected'];

/** Answers a request as Kitsu would, so that the following ones are made. */
export function honestAnswer(request: HttpRequest, chance: Chance): TransportAnswer {
  const body = Buffer.from(JSON.stringify(plausible(request, chance)));
  const headers = { 'content-type': 'application/json' };
  return { ok: true, response: { status: 200, headers, body, url: request.url } };
}

/** An answer to a request: plausible, spoilt, an error of Kitsu, or none. */
export function anAnswer(request: HttpRequest, chance: Chance): TransportAnswer {
  if (chance.next() < 0.04) {
    const kind = chance.of(FAILURES) as 'cut';
    return { ok: false, failure: { kind, detail: chance.of(['', 'to https://elsewhere.test/x']) } };
  }
  const good = chance.next() < 0.75;
  let body = good ? plausible(request, chance) : chance.of(ERROR_BODIES)(chance);
  const times = good && chance.next() < 0.4 ? 0 : 1 + chance.below(3);
  for (let time = 0; time < times; time += 1) body = spoil(body, chance);
  const status = good && chance.next() < 0.9 ? 200 : chance.of(STATUSES);
  const headers: Record<string, string> = {
    'content-type': chance.of(['application/json', 'text/html', '', 'image/png; charset=x']),
    ...(chance.next() < 0.3
      ? { 'retry-after': chance.of(['5', '-1', 'Infinity', 'soon', '']) }
      : {}),
    ...(chance.next() < 0.2 ? { etag: chance.of(['W/"1"', '', '"\u00e9"']) } : {}),
    ...(chance.next() < 0.2
      ? { 'set-cookie': 'access_token_cookie=x, session=a.b-c; Path=/' }
      : {}),
  };
  const response = { status, headers, body: bytesOf(body, chance), url: request.url };
  return { ok: true, response };
}
