/**
 * What the lists of tasks were stored from, and what was stored since, counted since the start. A
 * reading compares the hashes of an answer with it, and leaves out what is the same.
 */
export function createListMarks<List>() {
  let revision = 0;
  /** The revision of each task's last change. */
  const changedAt = new Map<string, number>();
  /** The hash that each task of a list was stored with, as long as nothing else was stored of it. */
  const stored = new Map<string, { mark: string; list: List }>();
  /** The hash of the answer that a whole list equals, and the revision then. */
  const wholes = new Map<List, { mark: string; revision: number }>();

  return {
    revision: (): number => revision,
    changed(id: string): void {
      revision += 1;
      changedAt.set(id, revision);
    },
    changedSince: (before: number): string[] =>
      [...changedAt].flatMap(([id, at]) => (at > before ? [id] : [])),
    keep: (id: string, mark: string, list: List): void => void stored.set(id, { mark, list }),
    forget: (id: string): void => void stored.delete(id),
    /** The ids of a list's tasks by their hashes. */
    idsByMark: (list: List): Map<string, string> =>
      new Map([...stored].flatMap(([id, one]) => (one.list === list ? [[one.mark, id]] : []))),
    wholeMark(list: List): string | null {
      const whole = wholes.get(list);
      return whole?.revision === revision ? whole.mark : null;
    },
    keepWhole(list: List, mark: string, count: number): void {
      let known = 0;
      for (const one of stored.values()) if (one.list === list) known += 1;
      if (known === count) wholes.set(list, { mark, revision });
    },
  };
}
