import type { TaskRow } from '../../../../../electron/shared/task.ts';

/** An ordinary task, except for what the test changes. */
export const someTask = (change: Partial<TaskRow> = {}): TaskRow => ({
  id: 'task-1',
  projectId: 'agent',
  projectName: 'Agent 327',
  episodeName: null,
  sequenceName: 'SQ010',
  entityName: 'SH030',
  entityTypeName: 'Shot',
  forEntity: 'Shot',
  taskTypeId: 'animation',
  taskTypeName: 'Animation',
  taskTypeShortName: '',
  taskTypeColor: '#7a9fd6',
  statusId: 'todo',
  statusName: 'Todo',
  statusShortName: 'todo',
  statusColor: '#cfcfcf',
  priority: 0,
  difficulty: 3,
  estimation: 480,
  timeSpent: 0,
  startDate: null,
  dueDate: null,
  previewFileId: null,
  description: '',
  entityId: 'entity-1',
  entityDescription: '',
  frames: null,
  retakeCount: 0,
  maxRetakes: 0,
  lastComment: null,
  assigneeIds: [],
  isDone: false,
  doneAt: null,
  isCanceled: false,
  startBlocked: null,
  logBlocked: null,
  isStarted: false,
  startWaits: false,
  lastCommentBy: null,
  ...change,
});

/** One task for each change, with ids in order. */
export const someTasks = (...changes: Partial<TaskRow>[]): TaskRow[] =>
  changes.map((change, index) => someTask({ id: `task-${index}`, ...change }));
