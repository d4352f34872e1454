import type { UploadProgress } from '../../../electron/shared/publish-progress.ts';
import { call, on } from '../api.ts';

/** The files that are on their way just now, as the main process tells. */
class Uploads {
  #all = $state.raw<readonly UploadProgress[]>([]);
  #watchers = 0;
  #stop: (() => void) | null = null;

  /** Listens for as long as anybody watches; the returned function ends that. */
  watch(): () => void {
    this.#watchers += 1;
    if (this.#watchers === 1) {
      this.#stop = on('uploads', (all) => (this.#all = all));
      void call('publish.uploads', {}).then((answer) => {
        if (answer.ok) this.#all = answer.value;
      });
    }
    return () => {
      this.#watchers -= 1;
      if (this.#watchers === 0) this.#stop?.();
    };
  }

  /** The file of a revision that is on its way; `null` if none is. */
  ofRow(changeId: number): UploadProgress | null {
    return this.#all.find((one) => one.changeId === changeId) ?? null;
  }

  of(changeId: number, fileId: string): UploadProgress | null {
    return this.#all.find((one) => one.changeId === changeId && one.fileId === fileId) ?? null;
  }
}

export const uploads = new Uploads();
