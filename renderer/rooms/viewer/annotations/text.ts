const things = (many: number): string => (many === 1 ? '1 drawing' : `${many} drawings`);

/** What is in Kitsu and cannot be seen here; `null` for nothing. */
export const othersText = (many: number): string | null =>
  many === 0 ? null : `${things(many)} that cannot be shown here`;
