import type { UploadProgress } from '../../shared/publish-progress.ts';

/**
 * The files that are on their way just now. It is kept in memory alone: a movie moves thousands of times
 * a minute, and what matters of it after a crash is in the row.
 */
export interface Uploads {
  all(): readonly UploadProgress[];
  note(upload: UploadProgress): void;
  end(changeId: number): void;
}

/** A window cannot show more a second. */
const TELL_EVERY_MS = 250;

/** @param onChange is called with all of them, at most four times a second, and when one begins or ends */
export function createUploads(
  onChange: (uploads: readonly UploadProgress[]) => void,
  now: () => Date,
): Uploads {
  let current: readonly UploadProgress[] = [];
  let told = 0;
  function tell(): void {
    told = now().getTime();
    onChange(current);
  }
  const without = (changeId: number): UploadProgress[] =>
    current.filter((one) => one.changeId !== changeId);
  return {
    all: () => current,
    note(upload) {
      const before = current.find(({ changeId }) => changeId === upload.changeId);
      current = [...without(upload.changeId), upload];
      const isNew = before?.fileId !== upload.fileId || before.stage !== upload.stage;
      const age = now().getTime() - told;
      // A clock that was set back must not keep the window waiting.
      if (isNew || upload.sent >= upload.of || age >= TELL_EVERY_MS || age < 0) tell();
    },
    end(changeId) {
      if (!current.some((one) => one.changeId === changeId)) return;
      current = without(changeId);
      tell();
    },
  };
}
