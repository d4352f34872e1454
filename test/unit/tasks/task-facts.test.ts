import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import { subscriptionKind } from '../../../electron/outbox/kinds/subscription.ts';
import type { MetadataDescriptor } from '../../../electron/shared/production.ts';
import type { KnownFacts } from '../../../electron/shared/task-facts.ts';
import { setSubscription, undoSubscription } from '../../../electron/tasks/subscription.ts';
import { setColumn } from '../../../electron/tasks/columns.ts';
import { taskFacts } from '../../../electron/tasks/task-facts.ts';
import { aStudio } from '../../fixtures/a-studio.ts';
import { aTask } from '../../fixtures/a-task.ts';
import { tempFolder } from '../../faults/disk/account.ts';

const AT = '2026-11-23T10:00:00.000Z';
const column = (
  fieldName: string,
  dataType: MetadataDescriptor['dataType'],
  own: Partial<MetadataDescriptor> = {},
): MetadataDescriptor => ({
  id: fieldName,
  projectId: 'p',
  name: fieldName,
  fieldName,
  entityType: 'Shot',
  dataType,
  choices: [],
  forClient: false,
  departmentIds: [],
  taskTypeId: null,
  ...own,
});
const known = (own: Partial<KnownFacts> = {}): KnownFacts => ({
  readAt: AT,
  entityId: 'e',
  entityDescription: '',
  frames: { first: 1001, last: 1048, count: 48 },
  fps: '24',
  resolution: null,
  people: [
    { id: 'me', name: 'Noémie' },
    { id: 'x', name: 'Ingrid' },
  ],
  assignerId: null,
  creatorId: null,
  isSubscribed: false,
  data: {},
  taskData: {},
  casting: [],
  descriptors: [],
  folder: null,
  ...own,
});

let replica: Replica;
beforeEach(() => {
  replica = openReplica(tempFolder(), new Date(AT));
  replica.tasks.replaceList('todo', [aTask()], replica.tasks.ask());
});
afterEach(() => replica.close());

const view = () => taskFacts(replica, aStudio(), 'task-1', 'me');

describe('what is known of a task', () => {
  it('is nothing before Kitsu was asked', () => {
    expect(view()).toMatchObject({ readAt: null, subscribed: null, facts: [], frames: null });
  });

  it('reads each column by its type, and leaves out what is empty or no value of it', () => {
    replica.taskFacts.put(
      'task-1',
      known({
        descriptors: [
          column('weather', 'string'),
          column('fx', 'boolean'),
          column('crowd', 'number'),
          column('tags', 'taglist'),
          column('steps', 'checklist'),
          column('odd', 'number'),
          column('empty', 'string'),
          column('note', 'string', { entityType: 'Task' }),
        ],
        data: {
          weather: 'rain\u202e\nand wind',
          fx: 'true',
          crowd: '12',
          tags: ['a', 'b'],
          steps: [{ text: 'roto', checked: true }],
          odd: { deep: [1] },
          empty: '',
        },
        taskData: { note: 'on the farm' },
      }),
    );
    const facts = view().facts.map(({ name, value, ofTask }) => [name, value, ofTask]);
    expect(facts).toEqual([
      ['weather', { kind: 'text', text: 'rain\nand wind' }, false],
      ['fx', { kind: 'yes-no', yes: true }, false],
      ['crowd', { kind: 'text', text: '12' }, false],
      ['tags', { kind: 'text', text: 'a, b' }, false],
      ['steps', { kind: 'checklist', items: [{ text: 'roto', checked: true }] }, false],
      ['note', { kind: 'text', text: 'on the farm' }, true],
    ]);
    expect(view().people.map(({ me }) => me)).toEqual([true, false]);
  });

  it('offers a tag that is no choice any more, and keeps it when another one is set', () => {
    const gear = column('gear', 'taglist', { choices: ['crane', 'dolly'] });
    const own = { creatorId: 'me', descriptors: [gear], data: { gear: 'crane,gone' } };
    replica.taskFacts.put('task-1', known(own));
    expect(view().facts[0]?.editor).toEqual({
      ...{ kind: 'tags', value: ['crane', 'gone'], options: ['crane', 'dolly', 'gone'] },
    });
    const set = (value: string[]) =>
      setColumn(
        replica,
        aStudio(),
        { taskId: 'task-1', columnId: 'gear', value },
        { at: AT, me: 'me' },
      );
    expect(set(['crane', 'dolly', 'gone'])).toMatchObject({ ok: true });
    expect(set(['crane', 'never'])).toMatchObject({ code: 'rule' });
    expect(view().facts[0]?.value).toEqual({ kind: 'text', text: 'crane, dolly, gone' });
  });

  it('goes with its task', () => {
    replica.taskFacts.put('task-1', known());
    replica.taskFacts.put('gone', known());
    replica.taskFacts.sweep();
    expect(replica.taskFacts.get('gone')).toBeNull();
    expect(replica.taskFacts.get('task-1')).not.toBeNull();
  });
});

describe('a subscription', () => {
  const waiting = () => replica.outbox.find(subscriptionKind, 'task-1', '')?.body.wanted;

  it('is shown before Kitsu has it, and is nothing to send once it is taken back', () => {
    replica.taskFacts.put('task-1', known());
    setSubscription(replica, 'task-1', true, AT);
    expect(view().subscribed).toBe(true);
    expect(waiting()).toBe(true);
    const studio = aStudio();
    undoSubscription(replica, 'task-1', true).undo({ studio, today: '2026-11-23', at: AT });
    expect(view().subscribed).toBe(false);
    expect(waiting()).toBeUndefined();
  });

  it('that may have arrived is taken back by sending the opposite', () => {
    replica.taskFacts.put('task-1', known());
    setSubscription(replica, 'task-1', true, AT);
    const row = replica.outbox.all()[0];
    replica.outbox.patch(row?.id ?? 0, { attempts: 1 });
    setSubscription(replica, 'task-1', false, AT);
    expect(waiting()).toBe(false);
  });

  it('to what Kitsu has already needs nothing', () => {
    replica.taskFacts.put('task-1', known({ isSubscribed: true }));
    setSubscription(replica, 'task-1', true, AT);
    expect(waiting()).toBeUndefined();
  });
});
