import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { failure, success, type Failure } from '../../../../../electron/shared/result.ts';
import { MOST_ROWS_AT_ONCE, type SetupSheet } from '../../../../../electron/shared/setup.ts';
import { GridState } from '../../../../../renderer/parts/grid/grid-state.svelte.ts';
import { SheetKeeper } from '../../../../../renderer/rooms/setup/sheet-keeper.svelte.ts';

interface Block {
  row: number;
  column: number;
  cells: string[][];
}
type Args = { from: number; count: number; blocks: Block[] };

/** The rows as the main process keeps them, and what was asked of it. */
let kept: string[][] = [];
let asked: string[] = [];
let refuses: Failure | null = null;
let refused: Failure[] = [];
let grid: GridState;
let keeper: SheetKeeper;

const sheetOf = (rows: string[][]): SetupSheet => ({
  ...{ id: 'sheet-1', productionId: 'p-1', name: 'shots.csv', kind: 'table' },
  columns: ['Name', 'Frames'].map((name) => ({ name, means: name, by: 'name', examples: [] })),
  rows: rows.length,
  first: rows.slice(0, 2).map((cells, row) => ({ row, cells })),
  ...{ questions: [], problems: [], cut: null, canUndo: false, canRedo: false, changedAt: '' },
});

const edited = () => success({ rows: kept.length, canUndo: true, canRedo: false });
const answers: Record<string, (args: Args) => unknown> = {
  'setup.rows': ({ from, count }) =>
    success({
      total: kept.length,
      rows: kept.slice(from, from + count).map((cells, at) => ({ row: from + at, cells })),
    }),
  'setup.edit': ({ blocks }) => {
    if (refuses) return refuses;
    for (const { row, column, cells } of blocks)
      cells.forEach((line, down) => {
        const target = (kept[row + down] ??= ['', '']);
        line.forEach((text, right) => (target[column + right] = text));
      });
    return edited();
  },
  'setup.undo': edited,
  'setup.redo': edited,
};

beforeEach(() => {
  [asked, refused, refuses] = [[], [], null];
  const bridge = new Proxy(
    {},
    {
      get: (_, name: string) => (args: Args) => {
        asked.push(name);
        return Promise.resolve(JSON.stringify(answers[name]?.(args)));
      },
    },
  );
  vi.stubGlobal('window', { companion: { call: bridge } });
  grid = new GridState((change) => keeper.keep(change));
  keeper = new SheetKeeper(grid, (why) => refused.push(why));
});
afterEach(() => vi.unstubAllGlobals());

it('reads a long sheet by windows of it, and lets it be changed once it is whole', async () => {
  kept = Array.from({ length: MOST_ROWS_AT_ONCE * 2 + 7 }, (_, at) => [`SH${at}`, '']);
  const shown = keeper.show(sheetOf(kept));
  expect(grid.locked).toBe(true);
  expect(grid.cells).toHaveLength(2);
  await shown;
  expect(grid.locked).toBe(false);
  expect(grid.cells).toEqual(kept);
  expect(asked).toEqual(['setup.rows', 'setup.rows', 'setup.rows']);
});

it('keeps what is typed, filled, pasted and cleared as it stands in the grid', async () => {
  kept = [['SH010', '10']];
  await keeper.show(sheetOf(kept));
  grid.goTo({ row: 1, column: 0 });
  grid.paste('SH020\t20\nSH030\t30');
  grid.select({ top: 0, bottom: 2, left: 1, right: 1 });
  grid.fill('down');
  grid.goTo({ row: 2, column: 0 });
  grid.clear();
  expect(keeper.waiting).toBe(3);
  await keeper.kept();
  expect(keeper.waiting).toBe(0);
  expect(kept).toEqual(grid.cells);
  expect(kept).toEqual([
    ['SH010', '10'],
    ['SH020', '10'],
    ['', '10'],
  ]);
});

it('undoes on the disk what is undone in the grid, one step each, and nothing that is not', async () => {
  kept = [['SH010', '10']];
  await keeper.show(sheetOf(kept));
  grid.goTo({ row: 0, column: 1 });
  grid.paste('12');
  grid.undo();
  grid.undo();
  grid.redo();
  await keeper.kept();
  expect(asked).toEqual(['setup.edit', 'setup.undo', 'setup.redo']);
});

it('says what could not be kept', async () => {
  kept = [['SH010', '10']];
  refuses = failure('disk', 'The disk is full.');
  await keeper.show(sheetOf(kept));
  grid.paste('x');
  await keeper.kept();
  expect(refused).toMatchObject([{ code: 'disk' }]);
});
