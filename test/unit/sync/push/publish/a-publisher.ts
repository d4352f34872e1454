import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NOT_SENT } from '../../../../../electron/outbox/kinds/attempt.ts';
import {
  publishKind,
  unsentFile,
  type PublishBody,
  type PublishChange,
} from '../../../../../electron/outbox/kinds/publish.ts';
import { openReplica, type Replica } from '../../../../../electron/replica/replica.ts';
import type { UploadProgress } from '../../../../../electron/shared/publish-progress.ts';
import { createSender, type Sender } from '../../../../../electron/sync/push/sender.ts';
import { createUploads } from '../../../../../electron/sync/push/uploads.ts';
import { aStudio } from '../../../../fixtures/a-studio.ts';
import { aTask } from '../../../../fixtures/a-task.ts';
import type { PublishingKitsu } from './publishing-kitsu.ts';

/** More attempts than any of these need. */
const MOST_TRIES = 60;

/** An artist who publishes on the task `t`: a real database, the app's own sender, and a fake Kitsu. */
export class APublisher {
  readonly folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-publish-'));
  readonly told: UploadProgress[][] = [];
  replica: Replica = openReplica(this.folder, new Date());
  mends: (from: string, to: string) => boolean = (_from, to) => {
    writeFileSync(to, 'mended');
    return true;
  };
  #time = Date.parse('2026-11-20T12:00:00Z');
  #sender: Sender | null = null;
  #died: (() => void) | null = null;

  constructor(readonly kitsu: PublishingKitsu) {
    this.replica.tasks.replaceList('todo', [aTask({ id: 't' })], this.replica.tasks.ask());
    kitsu.onKill = () => this.#died?.();
  }

  later(ms: number): void {
    this.#time += ms;
  }

  /** Puts a revision of files with these names into the outbox. */
  async publish(names: readonly string[], more: Partial<PublishBody> = {}): Promise<void> {
    const previews = await Promise.all(
      names.map(async (name) => {
        const content = new Uint8Array(Buffer.from(`What ${name} shows`));
        return unsentFile({
          ...(await this.replica.files.keepContent({ name, content })),
          mend: null,
        });
      }),
    );
    const status = { statusId: 'wfa', baseStatusId: 'todo', movedTo: null };
    const attached = {
      files: [],
      checklist: [],
      commentId: null,
      attached: 0,
      fileSentAt: null,
      fileCuts: 0,
    };
    const body: PublishBody = {
      ...{ ...NOT_SENT, ...status, ...attached, text: 'Take 3' },
      ...{ revision: null, looks: 0, takenBack: false, previews },
      ...more,
    };
    this.replica.change(() =>
      this.replica.outbox.put(
        publishKind,
        { taskId: 't', slot: 's', body },
        '2026-11-20T12:00:00Z',
      ),
    );
  }

  row(): PublishChange | null {
    return this.replica.outbox.find(publishKind, 't', 's');
  }

  /** Lets the app work until the row is gone or needs the artist; the app is started anew where it dies. */
  async work(tries = MOST_TRIES): Promise<void> {
    for (let turn = 0; turn < tries; turn += 1) {
      const row = this.row();
      if (!row || row.state === 'parked' || row.state === 'conflict') return;
      this.#time = Math.max(this.#time + 1, row.notBefore);
      await this.once();
    }
  }

  /** One attempt. */
  async once(): Promise<void> {
    const sender = (this.#sender ??= this.#open());
    const died = new Promise<'died'>((resolve) => (this.#died = () => resolve('died')));
    await sender.run();
    if ((await Promise.race([sender.settled(), died])) === 'died') this.restart();
  }

  restart(): void {
    this.replica.close();
    this.replica = openReplica(this.folder, new Date());
    this.#sender = null;
  }

  #open(): Sender {
    const now = (): Date => new Date(this.#time);
    const studio = aStudio();
    return createSender({
      context: {
        ...{ replica: this.replica, http: this.kitsu.http, personId: 'me', studio: () => studio },
        daysOff: {
          read: () => Promise.reject(new Error('Nothing is asked here.')),
          fresh: () => Promise.resolve(),
        },
        now,
        random: () => 0,
        uploads: createUploads((all) => void this.told.push([...all]), now),
        setUp: () => Promise.resolve({ kind: 'waits' }),
        editProduction: () => Promise.resolve({ kind: 'waits' }),
        changePlaylist: () => Promise.resolve({ kind: 'waits' }),
        makeProduction: () => Promise.resolve({ kind: 'waits' }),
        addSilentTrack: (from, to) => Promise.resolve(this.mends(from, to)),
        signal: new AbortController().signal,
      },
      isBlocked: () => false,
      onProgress: () => undefined,
      log: () => undefined,
      isOver: () => false,
    });
  }

  close(): void {
    this.replica.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
