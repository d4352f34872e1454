import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chosenZone, zoneNote } from '../../../electron/rules/zone-note.ts';

const before = process.env['TZ'];
beforeEach(() => {
  process.env['TZ'] = 'Europe/Paris';
});
afterEach(() => {
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

const at = (text: string): number => Date.parse(text);

describe('the zone that days go by', () => {
  it('is the computer’s, unless the profile’s is chosen and known', () => {
    expect(chosenZone('computer', 'Asia/Tokyo')).toBeNull();
    expect(chosenZone('kitsu', null)).toBeNull();
    expect(chosenZone('kitsu', 'Asia/Tokyo')).toBe('Asia/Tokyo');
  });
});

const by = (dayBoundary: 'computer' | 'kitsu', dayBeginsAt = '00:00') => ({
  dayBoundary,
  dayBeginsAt,
});

describe('what is said of the two zones', () => {
  it('is nothing where the clocks agree, or where one is not known', () => {
    expect(zoneNote(by('computer'), 'Europe/Madrid', at('2026-11-21T12:00:00Z'))).toBeNull();
    expect(zoneNote(by('kitsu'), null, at('2026-11-21T12:00:00Z'))).toBeNull();
  });

  it('names the other zone and its day', () => {
    const evening = at('2026-11-21T20:00:00Z');
    expect(zoneNote(by('computer'), 'Asia/Tokyo', evening)).toBe(
      'In your Kitsu profile’s zone, Asia/Tokyo (UTC+9), it is Sun 22 Nov.',
    );
    expect(zoneNote(by('kitsu'), 'Asia/Tokyo', evening)).toBe(
      'Days go by Asia/Tokyo. On this computer (UTC+1) it is Sat 21 Nov.',
    );
  });

  it('is nothing while the day is the same, whatever the clocks show', () => {
    expect(zoneNote(by('computer'), 'Europe/London', at('2026-11-21T12:00:00Z'))).toBeNull();
    expect(zoneNote(by('kitsu'), 'Asia/Tokyo', at('2026-11-21T12:00:00Z'))).toBeNull();
  });

  it('counts the night to the day before, where the artist’s days begin later', () => {
    // 21:00 in Paris, 5:00 in Tokyo.
    const evening = at('2026-11-21T20:00:00Z');
    expect(zoneNote(by('computer', '06:00'), 'Asia/Tokyo', evening)).toBeNull();
    expect(zoneNote(by('computer', '05:00'), 'Asia/Tokyo', evening)).toContain('Sun 22 Nov');
  });

  it('goes by the clocks of that day, which daylight saving may part', () => {
    // New York has already changed its clocks, Paris has not: five hours, not six.
    expect(zoneNote(by('computer'), 'America/New_York', at('2026-03-15T04:30:00Z'))).toBeNull();
    expect(zoneNote(by('computer'), 'America/New_York', at('2026-03-15T03:30:00Z'))).toContain(
      'it is Sat 14 Mar',
    );
  });
});
