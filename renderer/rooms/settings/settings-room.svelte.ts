import type { SettingName, Settings, SettingsView } from '../../../electron/shared/settings.ts';
import { parseMinutes } from '../../../electron/shared/minutes.ts';
import { failureText, type Failure } from '../../../electron/shared/result.ts';
import type { ShortcutState } from '../../../electron/shared/quick/types.ts';
import { call, on } from '../../lib/api.ts';
import { app } from '../../lib/state/app.svelte.ts';

/** The state of the settings room: all effective settings, and what may be changed. */
export class SettingsRoom {
  /** `null` until the main process has answered. */
  view = $state.raw<SettingsView | null>(null);
  /** Why there is nothing to show. */
  failure = $state.raw<Failure | null>(null);

  /** Whether the shortcut works, and what detects idle time. */
  shortcut = $state.raw<ShortcutState | null>(null);
  presence = $state<string | null>(null);

  /** Reads all of it and follows its changes until the returned function is called. */
  watch(): () => void {
    void this.load();
    void this.#loadAround();
    return on('shortcut', (shortcut) => (this.shortcut = shortcut));
  }

  async #loadAround(): Promise<void> {
    const [shortcut, presence] = await Promise.all([
      call('quick.shortcut', {}),
      call('presence.view', {}),
    ]);
    if (shortcut.ok) this.shortcut ??= shortcut.value;
    if (presence.ok) this.presence = presence.value.words;
  }

  async load(): Promise<void> {
    const answer = await call('settings.get', {});
    if (answer.ok) this.view = answer.value;
    this.failure = answer.ok ? null : answer;
  }

  isLocked(name: SettingName): boolean {
    return this.view?.locked.includes(name) ?? false;
  }

  /** Saves the typed hours of a working day, the studio's where there are none; or says why not. */
  saveHoursADay(typed: string): string | null {
    const read = parseMinutes(typed);
    if (!read.ok) return failureText(read);
    void this.save({ hoursADay: read.value === 0 ? null : read.value });
    return null;
  }

  /** Saves a change; `undo` is the text that offers to undo it. A failure is shown and changes nothing. */
  async save(change: Partial<Settings>, undo?: string): Promise<void> {
    const before = this.view?.settings;
    const answer = await call('settings.save', change);
    if (!answer.ok) {
      app.notify({ ...answer, tone: 'bad' });
      // A switch that was flipped by hand goes back to the real value.
      await this.load();
      return;
    }
    this.view = answer.value;
    if (!undo || !before) return;
    const back = Object.fromEntries(
      (Object.keys(change) as SettingName[]).map((name) => [name, before[name]]),
    ) as Partial<Settings>;
    app.notify({ message: undo, undo: () => void this.save(back) });
  }
}
