import type {
  SetupColumn,
  SetupCounts,
  SetupNote,
  SetupOpening,
  SetupReport,
  SetupRun,
  SetupSheet,
} from '../../../electron/shared/setup.ts';

export const columnTitle = ({ name }: Pick<SetupColumn, 'name'>, at: number): string =>
  name === '' ? `Column ${at + 1}` : name;

export const many = (count: number, one: string, more = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : more}`;

/** `12 to make · 3 cells to change · 40 as they are`; what is none is left out. */
export function countsText({ creates, changes, restores, same }: SetupCounts): string {
  const said = [
    creates > 0 ? `${creates.toLocaleString('en')} to make` : '',
    changes > 0 ? `${many(changes, 'cell')} to change` : '',
    restores > 0 ? `${restores.toLocaleString('en')} to restore` : '',
    same > 0 ? `${same.toLocaleString('en')} as they are` : '',
  ].filter(Boolean);
  return said.join(' · ');
}

/** What was done, of a run. */
export function reportText(report: SetupReport): string {
  const { creates, changes, restores, removes } = report;
  const said = [
    creates > 0 ? `${creates.toLocaleString('en')} made` : '',
    changes > 0 ? `${many(changes, 'cell')} changed` : '',
    restores > 0 ? `${restores.toLocaleString('en')} restored` : '',
    removes > 0 ? `${removes.toLocaleString('en')} removed again` : '',
  ].filter(Boolean);
  return said.length > 0 ? said.join(' · ') : 'Nothing was changed.';
}

/** `3 notes about the file`, with what could not be read first. */
export const fileNotesTitle = ({ problems, questions }: SetupSheet): string =>
  [
    problems.length > 0 ? `${many(problems.length, 'place')} that could not be read` : '',
    questions.length > 0 ? `${many(questions.length, 'note')} about the file` : '',
  ]
    .filter(Boolean)
    .join(', ');

/** A note with the row of the file, from 1. */
export const fileNoteText = ({ row, message }: SetupNote): string =>
  row === null ? message : `Row ${row.toLocaleString('en')}: ${message}`;

/** `24,000 of 95,000 rows`. */
export const openingText = ({ rows, of }: SetupOpening): string =>
  `${rows.toLocaleString('en')} of ${many(of, 'row')}`;

export function runTitle({ direction, state }: Pick<SetupRun, 'direction' | 'state'>): string {
  const isApply = direction === 'apply';
  switch (state) {
    case 'waiting':
      return isApply ? 'Waiting to apply' : 'Waiting to take it back';
    case 'running':
      return isApply ? 'Applying' : 'Taking it back';
    case 'paused':
      return 'Paused';
    case 'stopped':
      return 'Stopped: Kitsu refused a step';
    case 'done':
      return isApply ? 'Applied' : 'Taken back';
    case 'cancelled':
      return isApply ? 'Cancelled: what was done stays' : 'Cancelled: the rest stays';
  }
}

const KINDS: Readonly<Record<SetupSheet['kind'], string>> = {
  table: 'Table',
  film: 'Film in YAML',
  cut: 'Cut',
  typed: 'Typed here',
};

/** `shots.csv · 200 rows`. */
export const sheetText = ({ name, kind }: SetupSheet, rows: number): string =>
  `${name ?? KINDS[kind]} · ${many(rows, 'row')}`;

/** `Frames, row 12`, as the grid names it; blank for what is said of everything. */
export function placeText(
  { row, column }: Pick<SetupNote, 'row' | 'column'>,
  columns: readonly Pick<SetupColumn, 'name'>[],
): string {
  const at = column === null ? undefined : columns[column];
  const title = at && column !== null ? columnTitle(at, column) : '';
  if (row === null) return title;
  return title === '' ? `Row ${row + 1}` : `${title}, row ${row + 1}`;
}
