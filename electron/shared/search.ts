/** What can be found by its name. */
export type NamedKind = 'episode' | 'sequence' | 'shot' | 'asset' | 'task';

/** Something of one of my productions, found by its name. */
export interface SearchHit {
  kind: NamedKind;
  id: string;
  /** `SQ010 / SH030`, or with its task type for a task. */
  title: string;
  projectName: string;
  /** A task that is assigned to me. */
  mine: boolean;
}

/** What was found, and how much of my productions is known by now. */
export interface SearchAnswer {
  hits: SearchHit[];
  /** Productions whose names are not here yet: they are read after the lists. */
  missing: number;
}
