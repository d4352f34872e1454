import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Http } from '../../../../electron/kitsu/http.ts';
import { outboxRow } from '../../../../electron/outbox/outbox-view.ts';
import { openReplica, type Replica } from '../../../../electron/replica/replica.ts';
import type { OutboxItem } from '../../../../electron/shared/outbox-item.ts';
import type { SyncStatus } from '../../../../electron/shared/views.ts';
import { createSender, type Sender } from '../../../../electron/sync/push/sender.ts';
import { statusOf } from '../../../../electron/sync/status.ts';
import { aStudio } from '../../../fixtures/a-studio.ts';
import { aTask } from '../../../fixtures/a-task.ts';

export const TODAY = '2026-11-20';
export const MOMENT = { today: TODAY, at: '2026-11-20T12:00:00.000Z' };
const NOW = new Date(MOMENT.at);

/** An outbox on a real database with the app's own sender, without any Kitsu. */
export class AnOutbox {
  readonly folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-kinds-'));
  readonly studio = aStudio();
  replica: Replica = this.open();

  constructor() {
    const tasks = ['a', 'b'].map((id) => aTask({ id }));
    this.replica.tasks.replaceList('todo', tasks, this.replica.tasks.ask());
  }

  private open(): Replica {
    return openReplica(this.folder, NOW);
  }

  /** The app closes, something changes its files, and it starts again. */
  restart(meanwhile: (file: string) => void): void {
    this.replica.close();
    meanwhile(join(this.folder, 'replica.db'));
    this.replica = this.open();
  }

  get sender(): Sender {
    // A request by a kind under test would be an error of the test.
    const http = (() => Promise.reject(new Error('Nothing is asked here.'))) as unknown as Http;
    return createSender({
      context: {
        ...{ replica: this.replica, http, personId: 'me', studio: () => this.studio },
        daysOff: {
          read: () => Promise.reject(new Error('Nothing is asked here.')),
          fresh: () => Promise.resolve(),
        },
        now: () => NOW,
        random: () => 0,
        uploads: { all: () => [], note: () => undefined, end: () => undefined },
        setUp: () => Promise.resolve({ kind: 'waits' }),
        editProduction: () => Promise.resolve({ kind: 'waits' }),
        changePlaylist: () => Promise.resolve({ kind: 'waits' }),
        makeProduction: () => Promise.resolve({ kind: 'waits' }),
        addSilentTrack: () => Promise.resolve(false),
        signal: new AbortController().signal,
      },
      isBlocked: () => false,
      onProgress: () => undefined,
      log: () => undefined,
      isOver: () => false,
    });
  }

  rows(): OutboxItem[] {
    const context = { replica: this.replica, studio: this.studio, now: NOW, today: TODAY };
    return this.replica.outbox.all().map((row) => outboxRow(row, context));
  }

  status(): SyncStatus {
    return statusOf({
      changes: this.replica.outbox.all(),
      readAt: MOMENT.at,
      monitor: {
        isAway: () => false,
        failure: () => null,
        state: () => 'online',
        since: () => null,
      },
      refresh: {
        failure: () => null,
        isSlow: () => false,
        isRunning: () => false,
        progress: () => null,
        isStopped: () => false,
      },
      sender: this.sender,
    });
  }

  close(): void {
    this.replica.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
