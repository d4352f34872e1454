import { expect, it, vi } from 'vitest';
import { lateHandlers } from '../../../electron/ipc/late-handlers.ts';
import { OPERATIONS } from '../../../electron/shared/operations.ts';
import { success } from '../../../electron/shared/result.ts';

it('reads the code of a subject with the first call, once, and does calls in their order', async () => {
  const done: string[] = [];
  const load = vi.fn(() =>
    Promise.resolve({
      'annotations.of': ({ previewFileId }: { previewFileId: string }) => {
        done.push(`of ${previewFileId}`);
        return success({ previewFileId });
      },
      'annotations.edit': ({ previewFileId }: { previewFileId: string }) => {
        done.push(`edit ${previewFileId}`);
        return success(null);
      },
    } as never),
  );
  const handlers = lateHandlers('annotations', load) as unknown as Record<
    'annotations.of' | 'annotations.edit',
    (args: { previewFileId: string }) => Promise<unknown>
  >;
  expect(Object.keys(handlers).sort()).toEqual(
    OPERATIONS.filter((name) => name.startsWith('annotations.')).sort(),
  );
  expect(load).not.toHaveBeenCalled();
  const calls = [
    handlers['annotations.edit']({ previewFileId: 'one' }),
    handlers['annotations.of']({ previewFileId: 'two' }),
  ];
  expect(await Promise.all(calls)).toEqual([success(null), success({ previewFileId: 'two' })]);
  expect(done).toEqual(['edit one', 'of two']);
  expect(load).toHaveBeenCalledOnce();
});
