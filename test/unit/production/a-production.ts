import type { Clock, WorkWeek } from '../../../electron/production/calendar.ts';
import { workCalendar, type WorkCalendar } from '../../../electron/production/calendar.ts';
import {
  studioWork,
  type Facts,
  type StudioWork,
} from '../../../electron/production/studio-work.ts';
import type {
  Asset,
  DayOff,
  Episode,
  Person,
  ProductionTask,
  Project,
  Sequence,
  Shot,
  TaskStatus,
  TaskType,
} from '../../../electron/shared/production.ts';

/** A Friday. */
export const TODAY = '2026-11-20';

const part = (id: string, name: string) => ({
  ...{ id, name, projectId: 'lantern', description: '', previewFileId: null },
  ...{ canceled: false, data: {} },
});

export const aProject = (id = 'lantern', name = 'Lantern Road'): Project => ({
  ...{ id, name, productionType: 'tvshow', productionStyle: '3d', statusName: 'Open' },
  ...{ startDate: null, endDate: null, teamIds: [], taskTypeIds: [], taskStatusIds: [] },
  ...{ assetTypeIds: [], data: {} },
});

export const anEpisode = (id: string, more: Partial<Episode> = {}): Episode => ({
  ...part(id, id.toUpperCase()),
  kind: 'Episode',
  ...more,
});

export const aSequence = (id: string, more: Partial<Sequence> = {}): Sequence => ({
  ...part(id, id.toUpperCase()),
  ...{ kind: 'Sequence', episodeId: 'e01' },
  ...more,
});

export const aShot = (id: string, more: Partial<Shot> = {}): Shot => ({
  ...part(id, id.toUpperCase()),
  ...{ kind: 'Shot', sequenceId: 'sq010', nbFrames: null, frameIn: null, frameOut: null },
  ...more,
});

export const anAsset = (id: string, more: Partial<Asset> = {}): Asset => ({
  ...part(id, id),
  ...{ kind: 'Asset', assetTypeId: 'props', episodeId: null, isShared: false },
  ...more,
});

export const aPerson = (id: string, more: Partial<Person> = {}): Person => ({
  ...{ id, name: id.charAt(0).toUpperCase() + id.slice(1), email: '', role: 'user' },
  ...{ departmentIds: [], active: true, isBot: false },
  ...more,
});

const aStatus = (id: string, name: string, more: Partial<TaskStatus> = {}): TaskStatus => ({
  ...{ id, name, shortName: id, color: '#888888', isDefault: false, isWip: false, isDone: false },
  ...{ isRetake: false, isFeedbackRequest: false, isArtistAllowed: true, isClientAllowed: false },
  ...{ forConcept: false, archived: false },
  ...more,
});

const aTaskType = (id: string, name: string, priority: number): TaskType => ({
  ...{ id, name, shortName: id, color: '#888888', forEntity: 'Shot', priority },
  ...{ departmentId: null, allowTimelog: true, archived: false },
});

/** Animation of SH030 by Ada: 8 h, due on Tuesday. */
export const aTask = (id: string, more: Partial<ProductionTask> = {}): ProductionTask => ({
  ...{ id, name: 'main', projectId: 'lantern', entityId: 'sh030', taskTypeId: 'animation' },
  ...{ taskStatusId: 'todo', assigneeIds: ['ada'], estimation: 480, timeSpent: 0 },
  ...{ startDate: null, dueDate: '2026-11-24', realStartDate: null, doneDate: null },
  ...{ endDate: null, priority: 0, difficulty: 3, retakeCount: 0, previewFileId: null, data: {} },
  ...more,
});

export const aDayOff = (personId: string, first: string, last = first): DayOff => ({
  ...{ id: `${personId} ${first}`, personId, first, last, description: '' },
});

/** Lantern Road: one episode of two sequences, and a prop of the main pack. */
export const someFacts = (tasks: ProductionTask[], more: Partial<Facts> = {}): Facts => ({
  projects: [aProject()],
  episodes: [anEpisode('e01')],
  sequences: [aSequence('sq010'), aSequence('sq020')],
  shots: [aShot('sh030'), aShot('sh040'), aShot('sh100', { sequenceId: 'sq020' })],
  scenes: [],
  assets: [anAsset('Lantern')],
  assetTypes: [{ id: 'props', name: 'Props', description: '', taskTypeIds: [], archived: false }],
  taskTypes: [aTaskType('layout', 'Layout', 1), aTaskType('animation', 'Animation', 2)],
  taskStatuses: [
    aStatus('todo', 'Todo', { isDefault: true }),
    aStatus('wip', 'Work in progress', { isWip: true }),
    aStatus('wfa', 'Waiting for approval', { isFeedbackRequest: true }),
    aStatus('done', 'Done', { isDone: true }),
  ],
  tasks,
  people: [aPerson('ada'), aPerson('ben'), aPerson('zoe', { active: false })],
  ...more,
});

export const someWork = (tasks: ProductionTask[], more: Partial<Facts> = {}): StudioWork =>
  studioWork(someFacts(tasks, more));

/** Eight hours a day from Monday to Friday, seen from Friday 20 November 2026. */
export const aCalendar = (
  daysOff: DayOff[] = [],
  clock: Partial<Clock> = {},
  week: Partial<WorkWeek> = {},
): WorkCalendar => workCalendar({ hoursByDay: 8, ...week }, daysOff, { today: TODAY, ...clock });
