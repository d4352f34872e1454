import type { RunsOn } from '../platform/electron-support.ts';
import type { Policy } from '../platform/policy.ts';
import type { Failure } from '../shared/result.ts';
import type { Settings, SettingsView, ZoneView } from '../shared/settings.ts';
import { workDayIn } from '../shared/work-day.ts';
import { computerZone, offsetIn, offsetText, type Zone } from '../shared/zone.ts';
import { dayLength } from '../rules/work-plan.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';

/** Everything that the settings room shows. `instant`: epoch ms; `studio`: `null` while signed out. */
export function settingsView(facts: {
  settings: Settings;
  policy: Policy;
  cannotStartAtLogin: Failure | null;
  kitsuZone: string | null;
  studio: StudioConfig | null;
  instant: number;
  showsNotices: boolean;
  runsOn: RunsOn;
}): SettingsView {
  const { settings, policy, kitsuZone, instant } = facts;
  const { file, problems, locked } = policy;
  const zoneView = (zone: Zone, name: string): ZoneView => ({
    name,
    offset: offsetText(offsetIn(zone, instant)),
    today: workDayIn(zone, instant, settings.dayBeginsAt),
  });
  return {
    settings,
    locked,
    policy: file === null ? null : { file, problems },
    cannotStartAtLogin: facts.cannotStartAtLogin,
    zones: {
      computer: zoneView(null, computerZone() ?? 'UTC'),
      kitsu: kitsuZone === null ? null : zoneView(kitsuZone, kitsuZone),
    },
    studioHours: dayLength(facts.studio ?? { context: null, rules: null }),
    showsNotices: facts.showsNotices,
    runsOn: {
      words: `Electron ${facts.runsOn.electron}, Chromium ${facts.runsOn.chromium}`,
      trouble: facts.runsOn.trouble,
    },
  };
}
