import { open, unlink, type FileHandle } from 'node:fs/promises';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import { SILENCE } from './aac-silence.ts';
import { planOf, type Plan } from './plan.ts';

const STEP = 1024 * 1024;

/**
 * Writes to `to` a copy of the movie at `from` whose pictures are the same bytes at the same times, with a silent AAC
 * sound track as long as they are, and its index first. All else in the index stays as it is: edits, colour tags,
 * rotation, timecode. Streams from disk to disk. `to` must not exist; it is removed if this fails.
 */
export async function addSilentTrack(
  from: string,
  to: string,
  signal?: AbortSignal,
): Promise<Result<null>> {
  let source: FileHandle | null = null;
  let target: FileHandle | null = null;
  let written = false;
  try {
    source = await open(from, 'r');
    const plan = await planOf(source, (await source.stat()).size).catch(() => null);
    if (plan === null) return NOT_POSSIBLE;
    target = await open(to, 'wx', 0o600);
    written = await write(source, target, plan, signal);
    return written ? success(null) : CANCELLED;
  } catch {
    return NOT_WRITTEN;
  } finally {
    await source?.close().catch(() => {});
    await target?.close().catch(() => {});
    if (target !== null && !written) await unlink(to).catch(() => {});
  }
}

const NOT_POSSIBLE: Failure = failure(
  'not-supported',
  'This movie cannot be given a silent sound track. It was not changed.',
  'Export it as MP4 with a sound track.',
);
const CANCELLED: Failure = failure('cancelled', 'No sound track was added.');
const NOT_WRITTEN: Failure = failure(
  'disk',
  'The copy with a silent sound track could not be written. The movie itself was not changed.',
  'Check that there is room on the disk.',
);

/** @returns false if it was cancelled */
async function write(
  source: FileHandle,
  target: FileHandle,
  { head, silence, rest }: Plan,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  for (const part of head) await writeAll(target, part);
  const second = Buffer.concat(Array.from({ length: 1000 }, () => SILENCE.packet));
  for (let left = silence; left > 0; left -= 1000) {
    await writeAll(target, second.subarray(0, Math.min(left, 1000) * SILENCE.packet.length));
  }
  const step = Buffer.alloc(STEP);
  for (const { start, size } of rest) {
    for (let done = 0; done < size;) {
      if (signal?.aborted) return false;
      const wanted = Math.min(STEP, size - done);
      const { bytesRead } = await source.read(step, 0, wanted, start + done);
      if (bytesRead === 0) throw new Error('The movie ended while it was copied.');
      await writeAll(target, step.subarray(0, bytesRead));
      done += bytesRead;
    }
  }
  await target.sync();
  return true;
}

async function writeAll(target: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await target.write(bytes, done, bytes.length - done);
    done += bytesWritten;
  }
}
