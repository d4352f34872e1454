import { call, on } from '../../lib/api.ts';

/** Whether the viewer covers the whole screen; where a desktop refuses that, it covers the window. */
export class FullScreen {
  isOn = $state(false);

  /** Follows the window, which may leave full screen by itself; the answer ends it, and leaves full screen. */
  watch(): () => void {
    const stop = on('fullScreen', (isFull) => (this.isOn = isFull));
    return () => {
      stop();
      this.leave();
    };
  }

  toggle(): void {
    this.#set(!this.isOn);
  }

  /** False if there was none to leave. */
  leave(): boolean {
    if (!this.isOn) return false;
    this.#set(false);
    return true;
  }

  #set(isOn: boolean): void {
    this.isOn = isOn;
    void call('window.fullScreen', { on: isOn });
  }
}
