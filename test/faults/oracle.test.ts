import { describe, expect, it } from 'vitest';
import { judgeLane, LaneModel } from './lane-model.ts';
import { judgeAtMostOnce, AtMostOnceModel } from './at-most-once-model.ts';
import { scheduleOf } from './schedule.ts';
import { judgeStarts, StartModel } from './start-model.ts';

// Proves that the judge finds each fault that it is for.

describe('a task and day', () => {
  const typed = (minutes: number, seen = 0): LaneModel => {
    const lane = new LaneModel(seen);
    lane.typed(minutes, seen, true);
    return lane;
  };

  it('is lost when Kitsu has less than was typed and nothing waits', () => {
    expect(judgeLane(typed(90), { inKitsu: 60, visible: null })).toMatchObject({ lost: 30 });
    expect(judgeLane(typed(90), { inKitsu: 90, visible: null })).toMatchObject({ why: null });
    expect(judgeLane(typed(90), { inKitsu: 0, visible: 90 })).toMatchObject({ why: null });
    expect(judgeLane(typed(90), { inKitsu: 0, visible: 60 })).toMatchObject({ lost: 30 });
  });

  it('is doubled when “both” was added twice', () => {
    const lane = typed(60);
    lane.wroteOnTheWeb(30, 0);
    lane.resolved('both', 60, 30);
    expect(judgeLane(lane, { inKitsu: 90, visible: null })).toMatchObject({ why: null });
    expect(judgeLane(lane, { inKitsu: 120, visible: null })).toMatchObject({ doubled: 30 });
  });

  it('is lost when the web’s number was overwritten by somebody who had not seen it', () => {
    const lane = typed(60);
    lane.wroteOnTheWeb(45, 0);
    expect(judgeLane(lane, { inKitsu: 60, visible: null })).toMatchObject({ lost: 45 });
    expect(judgeLane(lane, { inKitsu: 45, visible: null })).toMatchObject({ lost: 15 });
    expect(judgeLane(lane, { inKitsu: 45, visible: 60 })).toMatchObject({ why: null });
  });

  it('belongs to the web once that was written with the typed number in sight', () => {
    const lane = typed(60);
    lane.wroteOnTheWeb(45, 60);
    expect(judgeLane(lane, { inKitsu: 45, visible: null })).toMatchObject({ why: null });
    expect(judgeLane(lane, { inKitsu: 60, visible: null })).toMatchObject({ doubled: 15 });
  });
});

describe('a start', () => {
  const started = (claims: number): StartModel => Object.assign(new StartModel(1), { claims });

  it('is lost, doubled, or there once', () => {
    expect(judgeStarts(started(1), { comments: 1, visible: false })).toMatchObject({ lost: 1 });
    expect(judgeStarts(started(1), { comments: 1, visible: true })).toMatchObject({ lost: 0 });
    expect(judgeStarts(started(1), { comments: 2, visible: false })).toMatchObject({ why: null });
    expect(judgeStarts(started(1), { comments: 3, visible: false })).toMatchObject({ doubled: 1 });
  });
});

describe('what was said', () => {
  const said = (claims: number, withdrawn = 0): AtMostOnceModel =>
    Object.assign(new AtMostOnceModel(), { claims, withdrawn });

  it('is lost, doubled, or there as often as it was meant', () => {
    expect(judgeAtMostOnce(said(2), { made: 2, visible: 0 })).toMatchObject({ why: null });
    expect(judgeAtMostOnce(said(2), { made: 1, visible: 1 })).toMatchObject({ why: null });
    expect(judgeAtMostOnce(said(2), { made: 1, visible: 0 })).toMatchObject({ lost: 1 });
    expect(judgeAtMostOnce(said(2), { made: 3, visible: 0 })).toMatchObject({ doubled: 1 });
    expect(judgeAtMostOnce(said(2, 1), { made: 1, visible: 0 })).toMatchObject({ why: null });
  });
});

it('plays the same schedule again from the same seed, and another from another', () => {
  expect(scheduleOf(7)).toEqual(scheduleOf(7));
  expect(scheduleOf(7).steps).not.toEqual(scheduleOf(8).steps);
  expect(scheduleOf(7).steps).toHaveLength(60);
});
