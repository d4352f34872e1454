import { describe, expect, it } from 'vitest';
import type { ProductionSummary } from '../../../../../electron/shared/productions.ts';
import {
  datesText,
  detailText,
  foundIn,
} from '../../../../../renderer/rooms/productions/production-text.ts';

const TODAY = '2026-11-30';
const film = (name: string, more: Partial<ProductionSummary> = {}): ProductionSummary => ({
  ...{ id: name, name, type: 'short', style: '3d', open: true, mine: true, role: 'manager' },
  ...{ startDate: null, endDate: null, fps: '', resolution: '', pictureId: null, team: 0 },
  ...more,
});

describe('a production in words', () => {
  it('has what is known of it', () => {
    const known = film('Lantern', {
      ...{ type: 'tvshow', startDate: '2026-02-03', endDate: '2027-05-09', fps: '23.976' },
      ...{ resolution: '1920x1080', team: 1 },
    });
    expect(detailText(known, TODAY)).toBe(
      'Series · 3 Feb – 9 May 2027 · 23.976 fps · 1920 × 1080 · 1 person',
    );
    expect(detailText(film('Bare', { open: false }), TODAY)).toBe('Closed · Short film');
    expect(detailText(film('Own', { type: 'installation' }), TODAY)).toBe('installation');
  });

  it('says one date alone as what it is', () => {
    expect(datesText(film('A', { startDate: '2026-02-03' }), TODAY)).toBe('from 3 Feb');
    expect(datesText(film('A', { endDate: '2026-02-03' }), TODAY)).toBe('until 3 Feb');
    expect(datesText(film('A'), TODAY)).toBe('');
  });
});

describe('the list of productions', () => {
  const all = [
    film('Film 10'),
    film('Film 9', { mine: false }),
    film('Élan', { type: 'tvshow', open: false, role: 'supervisor' }),
  ];
  const names = (list: 'mine' | 'open' | 'all', search = ''): string[] =>
    foundIn(all, list, search).map(({ name }) => name);

  it('has mine, those that run, or all, as people order them', () => {
    expect(names('mine')).toEqual(['Film 10']);
    expect(names('open')).toEqual(['Film 9', 'Film 10']);
    expect(names('all')).toEqual(['Élan', 'Film 9', 'Film 10']);
  });

  it('is searched by name, type and role, without accents', () => {
    expect(names('all', 'elan')).toEqual(['Élan']);
    expect(names('all', 'SERIES super')).toEqual(['Élan']);
    expect(names('mine', 'elan')).toEqual([]);
    expect(names('all', 'film 1')).toEqual(['Film 10']);
  });
});
