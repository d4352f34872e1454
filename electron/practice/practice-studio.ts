import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { JobQueue } from './job-queue.ts';
import { Mailbox } from './accounts/mailbox.ts';
import { readToken } from './accounts/tokens.ts';
import { Pictures } from './pictures/pictures.ts';
import { allRoutes } from './routes/all-routes.ts';
import { accountsOf } from './seed/accounts.ts';
import type { Account } from './seed/accounts.ts';
import { hasBig, seedBig } from './seed/big-film.ts';
import { SeedCalendar } from './seed/calendar.ts';
import { seedStudio } from './seed/seed.ts';
import { unauthorized } from './server/answer.ts';
import type { Answer } from './server/answer.ts';
import { readFields } from './server/fields.ts';
import { serveEvents } from './server/event-stream.ts';
import type { EventStream } from './server/event-stream.ts';
import { Router } from './server/router.ts';
import { RequestBody } from './server/request-body.ts';
import { openHttpServer } from './server/http-server.ts';
import type { Visit } from './server/http-server.ts';
import { answerPage } from './site-pages.ts';
import { openDatabase } from './store/database.ts';
import type { Database } from './store/database.ts';
import { ExpiringValues } from './store/expiring-values.ts';
import { StudioFiles } from './store/files.ts';
import { PERSON } from './store/person-model.ts';
import { Store } from './store/store.ts';
import { makeAnew, needsSeed, signingKey } from './store/studio-file.ts';
import { VERSION } from './studio.ts';
import type { StudioServices } from './studio.ts';

export type { Account } from './seed/accounts.ts';

export interface PracticeOptions {
  /** Holds `practice.db` and the pictures; created if it is missing. */
  folder: string;
  /** 0, the default, takes any free one. */
  port?: number;
  /** The least number of open tasks of the artist, for tests of scale. */
  tasks?: number;
  /** With a production of 12,000 tasks and a year of history, made once in a folder. */
  big?: boolean;
  /** How long the job queue takes over an upload, in milliseconds; without it there is none. */
  jobQueueMs?: number;
  /** The studio's clock. */
  now?: () => Date;
}

export interface PracticeStudio {
  /** `http://127.0.0.1:PORT`; the API is under `/api`, as in a real studio. */
  url: string;
  version: string;
  accounts: Account[];
  /** Resets everything to the first day, with dates counted from today. Sign-ins stay valid. */
  startOver(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a small Kitsu that only this machine can reach. Its data stays in its folder. */
export async function startPracticeStudio(options: PracticeOptions): Promise<PracticeStudio> {
  const { folder, port = 0, tasks = 0, big = false, now = () => new Date() } = options;
  mkdirSync(folder, { recursive: true });
  const database = openOrReplace(join(folder, 'practice.db'));
  try {
    const store = new Store(database, now);
    const kept = new ExpiringValues(database, now);
    const pictures = new Pictures(join(folder, 'pictures'));
    const files = new StudioFiles(join(folder, 'files'));
    const seed = () => {
      files.clear();
      makeAnew(database, () => seedStudio(store, { today: now(), tasks, files }));
      if (big) addBig();
    };
    const addBig = () => database.transaction(() => seedBig(store, new SeedCalendar(now())));
    if (needsSeed(database)) seed();
    else if (big && !hasBig(store)) addBig();
    const key = signingKey(database);
    let events: EventStream | null = null;
    const jobs =
      options.jobQueueMs === undefined ? null : new JobQueue(options.jobQueueMs, () => studio);
    const studio: StudioServices = {
      store,
      expiring: kept,
      pictures,
      files,
      mailbox: new Mailbox(),
      jobs,
      key,
      now,
      emit: (...words) => events?.send(...words),
    };
    const router = new Router(allRoutes);
    const site = await openHttpServer(port, files.incoming, async (visit) => {
      const told: Parameters<StudioServices['emit']>[] = [];
      const asked = { ...studio, emit: (...words: (typeof told)[number]) => void told.push(words) };
      const granted = await answer(asked, router, visit);
      for (const words of told) events?.send(...words);
      return granted;
    });
    events = serveEvents(site, (token) => signedIn(studio, `Bearer ${token}`, 'access'));
    return {
      url: `http://127.0.0.1:${site.port}`,
      version: VERSION,
      accounts: accountsOf(),
      startOver: () => Promise.resolve(seed()),
      async close() {
        jobs?.close();
        await events?.close();
        await site.close();
        database.close();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A broken file is set aside and a new studio is made: it contains nobody's real work. */
function openOrReplace(file: string): Database {
  try {
    return openDatabase(file);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (!/^SQLITE_(NOTADB|CORRUPT)/.test(code)) throw error;
    renameSync(file, `${file}.damaged`);
    for (const ending of ['-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
    return openDatabase(file);
  }
}

/** Routes like a studio's proxy: `/api` is Kitsu's API, the rest is its web page. */
async function answer(studio: StudioServices, router: Router, visit: Visit): Promise<Answer> {
  const { pathname, searchParams } = visit.url;
  if (pathname !== '/api' && !pathname.startsWith('/api/')) return answerPage(studio, visit);
  const path = pathname.slice('/api'.length) || '/';
  const { route, params } = router.find(visit.method, decodeURI(path));
  const { authorization, 'user-agent': userAgent = '', 'content-type': type = '' } = visit.headers;
  const fields = readFields(visit, type, searchParams);
  const sent = new RequestBody(visit, type, visit.headers['if-none-match']);
  const { headers } = visit;
  const asked = { params, query: searchParams, fields, sent, headers, authorization, userAgent };
  const ask = { studio, ...asked };
  if (route.token === 'none') return route.answer(ask);
  return route.answer({ ...ask, ...signedIn(studio, authorization, route.token) });
}

function signedIn(studio: StudioServices, header: string | undefined, type: 'access' | 'refresh') {
  const claims = readToken(studio, header, type);
  const me = studio.store.find(PERSON, claims.sub);
  if (!me?.active) throw unauthorized();
  return { me, claims };
}
