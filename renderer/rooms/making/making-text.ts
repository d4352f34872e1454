import type { DraftProblem } from '../../../electron/shared/making-check.ts';
import type {
  CopiedPart,
  KeptRate,
  MakingChoices,
  MakingRun,
  ProductionDraft,
  ProductionStyle,
  TeamRole,
} from '../../../electron/shared/making.ts';
import type { Role } from '../../../electron/shared/production.ts';

export const TYPE_LABELS: Readonly<Record<string, string>> = {
  short: 'Short film',
  featurefilm: 'Feature film',
  tvshow: 'Series',
  shots: 'Shots only',
  assets: 'Assets only',
};

export const STYLE_LABELS: Readonly<Record<ProductionStyle, string>> = {
  '2d': '2D animation',
  '2dpaper': '2D animation on paper',
  '3d': '3D animation',
  '2d3d': '2D and 3D animation',
  ar: 'Augmented reality',
  vfx: 'Visual effects',
  'stop-motion': 'Stop motion',
  'motion-design': 'Motion design',
  archviz: 'Architecture',
  commercial: 'Commercial',
  catalog: 'Catalogue',
  immersive: 'Immersive experience',
  nft: 'NFT collection',
  'video-game': 'Video game',
  vr: 'Virtual reality',
};

export const PART_LABELS: Readonly<Record<CopiedPart, string>> = {
  settings: 'Type, style, rate and size',
  taskTypes: 'Task types, in their order',
  statuses: 'Statuses',
  assetTypes: 'Asset types',
  columns: 'Metadata columns',
  team: 'Team, with their roles',
};

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  user: 'Artist',
  supervisor: 'Supervisor',
  manager: 'Manager',
  admin: 'Administrator',
  client: 'Client',
  vendor: 'Vendor',
};

export const roleOptions = (inStudio: Role): { value: '' | TeamRole; label: string }[] => [
  { value: '', label: `As in the studio: ${ROLE_LABELS[inStudio]}` },
  ...(['user', 'supervisor', 'manager', 'client', 'vendor'] as const).map((value) => ({
    value,
    label: ROLE_LABELS[value],
  })),
];

/** `1 person`, `3 people`. */
export const many = (count: number, one: string, several = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : several}`;

const GONE: Readonly<Record<string, string>> = {
  taskTypes: 'task type',
  statuses: 'status',
  assetTypes: 'asset type',
  team: 'person',
};

export function problemText(problem: DraftProblem): string {
  switch (problem.code) {
    case 'empty':
      return problem.field === 'name' ? 'It needs a name.' : 'Choose one.';
    case 'too-long':
      return `Kitsu keeps ${problem.most} signs of a name; this one has ${problem.has}.`;
    case 'taken':
      return problem.open
        ? `There is a production called ${problem.name} already. Choose another name.`
        : `A closed production is called ${problem.name}, and keeps its name. Choose another one.`;
    case 'no-day':
      return 'This is no day of the calendar. Write it as 2027-01-31.';
    case 'end-before-start':
      return 'It ends before it starts.';
    case 'no-rate':
      return 'This is no frame rate. Write it as 24, 23.976 or 24000/1001.';
    case 'no-ratio':
      return 'Write it as 16:9 or 2.39:1.';
    case 'no-resolution':
      return 'Write it as 1920x1080: width, x, height.';
    case 'gone': {
      const what = GONE[problem.field] ?? 'thing';
      const several = what === 'person' ? 'people' : what === 'status' ? 'statuses' : `${what}s`;
      return `The studio no longer has ${many(problem.count, what, several)} of these. Leave them out.`;
    }
    case 'no-task-type':
      return `These columns are for tasks of types that are not chosen: ${problem.names.join(', ')}.`;
  }
}

/** `Exactly 24000/1001 a second. Kitsu keeps the text “23.976”.` */
export const rateText = ({ rate, text }: KeptRate): string =>
  rate.den === 1
    ? `Kitsu keeps the text “${text}”.`
    : `Exactly ${rate.num}/${rate.den} a second. Kitsu keeps the text “${text}”.`;

/** What a draft makes, line by line: its number, and the names. */
export function planLines(
  draft: ProductionDraft,
  choices: MakingChoices | null,
): { what: string; names: string }[] {
  const names = (ids: readonly string[], of: readonly { id: string; name: string }[] = []) => {
    const known = new Map(of.map(({ id, name }) => [id, name]));
    return ids.map((id) => known.get(id) ?? 'unknown').join(', ');
  };
  const { taskTypeIds, statusIds, assetTypeIds, columns, team } = draft;
  return [
    { what: many(taskTypeIds.length, 'task type'), names: names(taskTypeIds, choices?.taskTypes) },
    {
      what: many(statusIds.length, 'status', 'statuses'),
      names: names(statusIds, choices?.statuses),
    },
    {
      what: many(assetTypeIds.length, 'asset type'),
      names: names(assetTypeIds, choices?.assetTypes),
    },
    {
      what: many(columns.length, 'metadata column'),
      names: columns.map(({ name }) => name).join(', '),
    },
    {
      what: many(team.length, 'person', 'people'),
      names: names(
        team.map(({ personId }) => personId),
        choices?.people,
      ),
    },
  ];
}

/** What Kitsu does, or does not, without being asked. */
export function planNotes(draft: ProductionDraft): string[] {
  return [
    draft.type === 'tvshow' ? 'Kitsu gives a series its first episode, E01.' : '',
    draft.taskTypeIds.length === 0 ? 'Without a task type nothing in it can have a task.' : '',
    draft.statusIds.length === 0
      ? 'Without a status Kitsu’s own pages offer none for its tasks.'
      : '',
    draft.team.length === 0 ? 'Without a team only administrators see it.' : '',
  ].filter((note) => note !== '');
}

export function runTitle({ name, state, leavesAt }: MakingRun): string {
  if (leavesAt !== null) return `${name} goes to Kitsu in a moment`;
  if (state === 'running') return `Making ${name}`;
  return state === 'stopped' ? `${name} is not made in full` : `${name} waits to be made`;
}
