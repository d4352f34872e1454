/** The status that a task's next comment is to be written with, as another room asked for it. */
class WantedStatus {
  #wanted = $state.raw<{ taskId: string; statusId: string } | null>(null);

  set(taskId: string, statusId: string): void {
    this.#wanted = { taskId, statusId };
  }

  /** The status wanted of this task, once; `null` for none. */
  take(taskId: string): string | null {
    const wanted = this.#wanted;
    if (wanted?.taskId !== taskId) return null;
    this.#wanted = null;
    return wanted.statusId;
  }
}

export const wantedStatus = new WantedStatus();
