import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commentKind } from '../../../electron/outbox/kinds/comment.ts';
import { timeKind } from '../../../electron/outbox/kinds/time.ts';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import { createUndoLog, type UndoLog } from '../../../electron/rules/undo-log.ts';
import { NO_PLAN } from '../../../electron/shared/plan.ts';
import { draftOf, saveDraft } from '../../../electron/tasks/comment-draft.ts';
import { commentOnMany, logOnMany, statusChoices } from '../../../electron/tasks/many-tasks.ts';
import { thread } from '../../../electron/tasks/thread.ts';
import { planOf, savePlan } from '../../../electron/tasks/todo-plan.ts';
import { aProject, aStudio } from '../../fixtures/a-studio.ts';
import { aTask } from '../../fixtures/a-task.ts';

const TODAY = '2026-11-20';
const AT = '2026-11-20T15:00:00.000Z';
const MOMENT = { today: TODAY, at: AT };
const studio = aStudio();

let folder: string;
let replica: Replica;
let undoLog: UndoLog;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-many-'));
  replica = openReplica(folder, new Date(AT));
  undoLog = createUndoLog();
  for (const id of ['a', 'b']) replica.tasks.put(aTask({ id, entityName: id }), 'todo');
  // Of another production, which uses other statuses.
  replica.tasks.put(aTask({ id: 'c', entityName: 'c', forEntity: 'Concept' }), 'todo');
  replica.tasks.put(aTask({ id: 'gone', entityName: 'gone' }), 'known');
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

const undo = (step: number | null) => undoLog.run(step ?? -1, { studio, ...MOMENT });
const say = (taskIds: string[], text: string, statusId: string | null) =>
  commentOnMany({ replica, undoLog }, studio, { taskIds, text, statusId }, MOMENT);
const talk = () => replica.outbox.of(commentKind);
const minutes = (taskId: string) => replica.outbox.find(timeKind, taskId, TODAY)?.body.target;

describe('what Kitsu posts besides', () => {
  const automation = {
    ...{ id: 'auto', entityType: 'shot', inTaskTypeId: 'type-animation', inStatusId: 'wfa' },
    ...{ outTaskTypeId: 'light', outStatusId: 'wip', copiesRevision: false },
  };
  const automatic = aStudio({
    context: {
      taskTypes: [{ id: 'light', name: 'Lighting', departmentId: null }],
      projects: [aProject({ automationIds: ['auto'], taskTypeRanks: { light: 2 } })],
      automations: [automation],
    },
  });
  const on = (statusId: string | null) =>
    commentOnMany(
      { replica, undoLog },
      automatic,
      { taskIds: ['a', 'b'], text: 'New plates.', statusId },
      MOMENT,
    ).triggers.map(({ statusId: id, taskType }) => `${id}: ${taskType}`);

  it('is said with the status that is chosen', () => {
    const choices = statusChoices(replica, automatic, ['a', 'b']);
    expect(choices.find(({ id }) => id === 'wfa')?.triggers).toHaveLength(2);
    expect(choices.find(({ id }) => id === 'todo')?.triggers).toEqual([]);
  });

  it('is said once it is written, also where the status stays', () => {
    expect(on(null)).toEqual([]);
    expect(on('wfa')).toEqual(['wfa: Lighting', 'wfa: Lighting']);
    expect(on(null)).toEqual(['wfa: Lighting', 'wfa: Lighting']);
  });
});

describe('the statuses of several tasks', () => {
  it('are those that the composer of each offers', () => {
    const composer = thread(replica, studio, 'a', 'me').statuses.map(({ id }) => id);
    const choices = statusChoices(replica, studio, ['a', 'b', 'c', 'gone']);
    expect(choices.map(({ id }) => id).sort()).toEqual([...composer].sort());
    expect(choices.find(({ id }) => id === 'wfa')?.taskIds).toEqual(['a', 'b']);
    expect(choices.some(({ id }) => id === 'done')).toBe(false);
  });
});

describe('a status on several tasks', () => {
  it('is a row of its own for each, held for as long as it can be undone', () => {
    saveDraft(replica, 'a', { text: 'Half a thou', statusId: null, replyTo: null });
    const done = say(['a', 'b', 'gone'], '', 'wfa');
    expect(done.done).toEqual(['a', 'b']);
    expect(done.refused).toMatchObject([{ taskId: 'gone', title: 'SQ010 / gone · Animation' }]);
    expect(talk()).toMatchObject(
      ['a', 'b'].map((taskId) => ({
        taskId,
        notBefore: Date.parse(AT) + 10_000,
        body: { text: '', statusId: 'wfa', baseStatusId: 'todo', files: [] },
      })),
    );
    expect(draftOf(replica, 'a')?.text).toBe('Half a thou');
  });

  it('is undone whole by one step, and leaves no draft', () => {
    const done = say(['a', 'b'], '', 'wfa');
    expect(undo(done.undo)).toMatchObject({ value: { message: 'Undone: wfa on 2 tasks' } });
    expect(talk()).toEqual([]);
    expect(draftOf(replica, 'a')).toBeNull();
  });

  it('stays where it went out already, and the undo says so', () => {
    const done = say(['a', 'b'], '', 'wfa');
    const [sent] = talk();
    replica.change(() => replica.outbox.patch(sent?.id ?? 0, { state: 'sending' }));
    const answer = undo(done.undo);
    expect(answer.ok && answer.value.message).toMatch(/^Undone: .*1 stays as is: It is in Kitsu/);
    expect(talk().map(({ taskId }) => taskId)).toEqual(['a']);
  });

  it('gives Ctrl+Z to the write before once all of it is in Kitsu', () => {
    logOnMany({ replica, undoLog }, studio, { taskIds: ['a'], day: TODAY, minutes: 30 }, MOMENT);
    say(['b'], '', 'wfa');
    for (const { id } of talk()) replica.change(() => replica.outbox.remove(id));
    const answer = undoLog.runLast('today', { studio, ...MOMENT });
    expect(answer.ok && answer.value.message).toContain('30 min');
  });
});

describe('a comment on several tasks', () => {
  it('is a draft of each again when it is undone', () => {
    const done = say(['a', 'b'], ' See the note. ', null);
    expect(talk().map(({ body }) => body.text)).toEqual(['See the note.', 'See the note.']);
    undo(done.undo);
    expect(draftOf(replica, 'b')).toMatchObject({ text: 'See the note.', statusId: null });
  });

  it('is not written where Kitsu would copy it on', () => {
    const done = say(['a'], 'New camera, #all look.', null);
    expect(done).toMatchObject({ done: [], undo: null });
    expect(done.refused[0]?.refusal.message).toContain('“#all” makes Kitsu copy this comment');
    expect(talk()).toEqual([]);
  });
});

describe('time on several tasks', () => {
  it('is added to what each has, and undone by one step', () => {
    const log = (taskIds: string[], more: number) =>
      logOnMany({ replica, undoLog }, studio, { taskIds, day: TODAY, minutes: more }, MOMENT);
    log(['a'], 45);
    const done = log(['a', 'b', 'gone'], 30);
    expect(done.done).toEqual(['a', 'b']);
    expect(done.refused.map(({ taskId }) => taskId)).toEqual(['gone']);
    expect([minutes('a'), minutes('b')]).toEqual([75, 30]);
    expect(undo(done.undo).ok).toBe(true);
    expect([minutes('a'), minutes('b')]).toEqual([45, undefined]);
  });
});

describe('the plan of the list', () => {
  const pinned = { ...NO_PLAN, pinned: ['a'] };
  const keep = (plan: typeof NO_PLAN) =>
    savePlan({ replica, undoLog }, plan, { what: 'pin', taskIds: ['a'] });

  it('is kept, and undone', () => {
    expect(planOf(replica)).toEqual(NO_PLAN);
    const step = keep(pinned);
    expect(planOf(replica)).toEqual(pinned);
    const answer = undo(step);
    expect(answer.ok && answer.value.message).toBe('Undone: pinning SQ010 / a · Animation');
    expect(planOf(replica)).toEqual(NO_PLAN);
  });

  it('is not undone over a newer one', () => {
    const step = keep(pinned);
    keep({ ...pinned, pinned: ['a', 'b'] });
    expect(undo(step)).toMatchObject({ ok: false, code: 'conflict' });
    expect(planOf(replica).pinned).toEqual(['a', 'b']);
  });

  it('puts nothing into the outbox', () => {
    keep(pinned);
    expect(replica.outbox.all()).toEqual([]);
  });
});
