import type { Replica } from '../../replica/replica.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import type { Day } from '../../shared/day.ts';
import type { EveningView } from '../../shared/evening.ts';
import type { Settings } from '../../shared/settings.ts';
import { eveningView } from './end-of-day.ts';

/** What the card is computed from: a signed-in artist's data. */
export interface EveningSource {
  replica: Replica;
  sync: { studio(): StudioConfig };
}

/** The evening's card at an instant. */
export function eveningOf(
  { replica, sync }: EveningSource,
  settings: Settings,
  today: Day,
  now: Date,
): EveningView | null {
  const clock = `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
  return eveningView(replica, sync.studio(), settings, { today, clock });
}
