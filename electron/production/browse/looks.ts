import type { Readings } from './readings.ts';

interface LooksDeps {
  readings: Pick<Readings, 'known' | 'begin'>;
  /** Opens one from the disk, and says when it was read from Kitsu. */
  openFromDisk(key: string): Promise<{ readAt: number | null }>;
  /** Somebody looks. */
  onLook(): void;
}

/** What somebody looks at: from the disk now, from Kitsu behind that. */
export interface Looks {
  readonly at: Set<string>;
  look(key: string): Promise<void>;
  /** What is on the disk was answered: now it may be read anew. */
  shown(key: string): void;
}

export function createLooks({ readings, openFromDisk, onLook }: LooksDeps): Looks {
  const at = new Set<string>();
  /** Those of them that are still to be read anew. */
  const unread = new Set<string>();
  return {
    at,
    async look(key) {
      onLook();
      if (at.has(key)) return;
      at.add(key);
      const { readAt } = await openFromDisk(key);
      readings.known(key, readAt);
      unread.add(key);
    },
    shown(key) {
      if (unread.delete(key)) setImmediate(() => at.has(key) && void readings.begin(key));
    },
  };
}
