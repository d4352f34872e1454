import { expect, it, vi } from 'vitest';
import { settingsHandlers, type SettingsDeps } from '../../../electron/ipc/settings-handlers.ts';
import { NO_POLICY } from '../../../electron/platform/policy.ts';
import { failure, type Failure } from '../../../electron/shared/result.ts';
import { DEFAULT_SETTINGS } from '../../../electron/shared/settings.ts';

const CANNOT = failure('rule', 'Not here.');

/** Saves on a desktop that keeps windows above others, or says why not; answers what was saved, too. */
async function saved(keepAbove: boolean, cannot: Failure | null) {
  const save = vi.fn();
  const handlers = settingsHandlers(
    {
      settings: { get: () => DEFAULT_SETTINGS, policy: () => NO_POLICY, save },
      autostart: { isOn: () => false, cannot: null, set: vi.fn() },
      copyDiagnostics: () => undefined,
      cannotKeepAbove: () => cannot,
      showsNotices: () => true,
    } as unknown as SettingsDeps,
    { kitsuZone: () => null, workspace: () => null },
    () => new Date(2026, 10, 20),
  );
  const answer = await handlers['settings.save']({ keepAbove });
  return { answer, save };
}

it('keeps the window above others only where the desktop does', async () => {
  const can = await saved(true, null);
  expect(can.answer.ok).toBe(true);
  expect(can.save).toHaveBeenCalledWith({ keepAbove: true });
  const cannot = await saved(true, CANNOT);
  expect(cannot.answer).toEqual(CANNOT);
  expect(cannot.save).not.toHaveBeenCalled();
  // What was chosen on another desktop can be taken back on this one.
  expect((await saved(false, CANNOT)).answer.ok).toBe(true);
});
