import type { Http } from '../../../electron/kitsu/http.ts';
import type { KitsuAnswer } from '../../../electron/kitsu/answer-types.ts';
import type {
  Asset,
  AssetType,
  Episode,
  Person,
  ProductionTask,
  Project,
  Scene,
  Sequence,
  Shot,
  TaskStatus,
  TaskType,
} from '../../../electron/shared/production.ts';
import type { Sent } from '../../fixtures/recorded-client.ts';

/** The results of earlier steps, for later ones. */
export interface Made {
  project: Project;
  jane: Person;
  episode: Episode;
  sequence: Sequence;
  shot: Shot;
  scene: Scene;
  assetType: AssetType;
  asset: Asset;
  animation: TaskType;
  modeling: TaskType;
  rigging: TaskType;
  layout: TaskType;
  taskType: TaskType;
  wip: TaskStatus;
  todo: TaskStatus;
  task: ProductionTask;
}

export interface Step {
  /** The reference client's name for it; `(setup)` for steps that are not compared. */
  gazu: string;
  ours: (http: Http, made: Made, stamp: string) => Promise<KitsuAnswer<unknown>>;
  differs?: { because: string; instead: Sent[] };
}

/** Stores the result of a step. */
export const keep =
  <Name extends keyof Made>(
    made: Made,
    name: Name,
  ): ((answer: KitsuAnswer<Made[Name] | null>) => KitsuAnswer<Made[Name] | null>) =>
  (answer) => {
    if (answer.ok && answer.value === null) throw new Error(`There is no ${name}.`);
    if (answer.ok && answer.value !== null) made[name] = answer.value;
    return answer;
  };

export const get = (path: string): Sent => ({ method: 'GET', path, body: null });
