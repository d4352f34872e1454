import type { AppCore } from '../app/app-core.ts';
import type { Autostart } from '../platform/autostart.ts';
import { runsOn } from '../platform/electron-support.ts';
import type { KeptSettings } from '../platform/settings.ts';
import { diskFailure } from '../replica/durability/disk-failure.ts';
import { failure, success, type Failure, type Result } from '../shared/result.ts';
import type { SettingName, Settings, SettingsView } from '../shared/settings.ts';
import { settingsView } from '../time/settings-view.ts';
import type { Handlers } from './register.ts';

export interface SettingsDeps {
  settings: KeptSettings;
  autostart: Autostart;
  /** Copies what support asks first to the clipboard. */
  copyDiagnostics(): void | Promise<void>;
  /** Why no window can be kept above others here; `null` if one can. */
  cannotKeepAbove(): Failure | null;
  /** Whether the system has notices. */
  showsNotices(): boolean;
}

type SettingsHandlers = Pick<Handlers, Extract<keyof Handlers, `settings.${string}`>>;

/** The artist's settings of this computer. */
export function settingsHandlers(
  { settings, autostart, copyDiagnostics, cannotKeepAbove, showsNotices }: SettingsDeps,
  companion: Pick<AppCore, 'kitsuZone' | 'workspace'>,
  now: () => Date,
): SettingsHandlers {
  const view = (): SettingsView =>
    settingsView({
      settings: { ...settings.get(), startAtLogin: autostart.isOn() },
      policy: settings.policy(),
      cannotStartAtLogin: autostart.cannot,
      kitsuZone: companion.kitsuZone(),
      studio: companion.workspace()?.sync.studio() ?? null,
      instant: now().getTime(),
      showsNotices: showsNotices(),
      runsOn: runsOn(process.versions),
    });

  function save(change: Partial<Settings>): Result<null> {
    const { locked } = settings.policy();
    if (Object.keys(change).some((name) => locked.includes(name as SettingName))) {
      return failure('rule', 'Your studio has set this. Nothing was changed.');
    }
    const { dayStart, dayEnd } = { ...settings.get(), ...change };
    if (dayEnd <= dayStart) {
      return failure('rule', 'A day cannot end before it begins. Nothing was changed.');
    }
    const cannot = change.keepAbove === true ? cannotKeepAbove() : null;
    if (cannot) return cannot;
    // The system's list first: the stored value must not claim more than is true.
    if (change.startAtLogin !== undefined) {
      const done = autostart.set(change.startAtLogin);
      if (!done.ok) return done;
    }
    try {
      settings.save(change);
    } catch (error) {
      const refused = diskFailure(error);
      if (refused) return refused;
      throw error;
    }
    return success(null);
  }

  return {
    'settings.get': () => success(view()),
    'settings.save': (change) => {
      const done = save(change);
      return done.ok ? success(view()) : done;
    },
    'settings.copyDiagnostics': async () => {
      await copyDiagnostics();
      return success(null);
    },
  };
}
