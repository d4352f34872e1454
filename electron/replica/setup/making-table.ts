import type { SetupFile } from './setup-file.ts';

/** `draft`: a production that is not made yet; `choices`: what there was to choose from; `made`: the last one. */
type Part = 'draft' | 'choices' | 'made';

/** A production that is being thought up. What is in its parts only their reader knows; every write is on disk when it returns. */
export function makingTable({ use, isEmpty }: SetupFile) {
  return {
    /** `null` if there is none. */
    get: (part: Part): unknown =>
      isEmpty()
        ? null
        : use((database) => {
            const row = database.get<{ body: string }>(
              'SELECT body FROM making WHERE part = ?',
              part,
            );
            return row ? (JSON.parse(row.body) as unknown) : null;
          }),
    put: (parts: Partial<Record<Part, unknown>>): void =>
      use((database) =>
        database.transaction(() => {
          for (const [part, body] of Object.entries(parts))
            if (body === null) database.run('DELETE FROM making WHERE part = ?', part);
            else
              database.run(
                'INSERT INTO making (part, body) VALUES (?, ?) ON CONFLICT (part) DO UPDATE SET body = excluded.body',
                ...[part, JSON.stringify(body)],
              );
        }),
      ),
  };
}

export type MakingTable = ReturnType<typeof makingTable>;
