import type { Person } from '../../../shared/production.ts';
import { worded } from '../worded.ts';
import type { FileNote, Note, Place } from '../sheet.ts';
import { existingOf, type Existing, type SetupFacts } from '../facts.ts';
import { changesOf, type Counts, type Plan, type Step } from './steps.ts';

/** The order in which steps find what they need. */
const ORDER: readonly Step['do'][] = [
  ...([
    'join',
    'restore',
    'create',
    'change',
    'cast',
    'create-task',
    'change-task',
    'assign',
  ] as const),
];
const KINDS = ['Episode', 'Sequence', 'Asset', 'Shot'];

/** A plan in the making: what is to be done, asked and refused so far. */
export class Draft {
  readonly existing: Existing;
  readonly ids: Record<string, string> = {};
  private readonly steps: Step[] = [];
  private readonly questions: Note[];
  private readonly problems: Note[];
  private readonly counts: Counts = { creates: 0, changes: 0, same: 0, restores: 0 };
  private readonly asked = new Set<string>();
  private readonly joined = new Set<string>();

  constructor(
    readonly facts: SetupFacts,
    said: { questions: readonly FileNote[]; problems: readonly FileNote[] },
    private readonly answers: Readonly<Record<string, string>> = {},
  ) {
    this.existing = existingOf(facts);
    this.questions = said.questions.map(worded);
    this.problems = said.problems.map(worded);
  }

  add(step: Step): void {
    this.steps.push(step);
    if (step.do === 'create' || step.do === 'create-task') this.counts.creates += 1;
    if (step.do === 'restore') this.counts.restores += 1;
    this.counts.changes += changesOf(step);
  }

  /** Puts somebody into the team, once. */
  join({ id, name }: Person, { row }: Place): void {
    if (this.facts.project.teamIds.includes(id) || this.joined.has(id)) return;
    this.joined.add(id);
    this.add({ do: 'join', personId: id, title: name, row });
  }

  /** Something that the file names and Kitsu has like that. */
  same(): void {
    this.counts.same += 1;
  }

  ask(at: Place, message: string): void {
    this.questions.push({ row: at.row, column: at.column, message });
  }

  /**
   * Asks what is meant, and returns the answer: the first one unless another was chosen. Asked of all cells alike that
   * have the same `id`.
   */
  choose<Answer extends string>(
    at: Place,
    message: string,
    { id, answers }: { id: string; answers: readonly { value: Answer; label: string }[] },
  ): Answer {
    const question = { row: at.row, column: at.column, message, id, answers: [...answers] };
    if (!this.asked.has(id)) this.questions.push(question);
    this.asked.add(id);
    const chosen = answers.find(({ value }) => value === this.answers[id]) ?? answers[0];
    if (!chosen) throw new Error('A question needs an answer');
    return chosen.value;
  }

  /** Asked once, however many cells raise it: of a whole column. */
  askOnce(at: Place, message: string): void {
    if (this.asked.has(message)) return;
    this.asked.add(message);
    this.ask(at, message);
  }

  refuse(at: Place, message: string): void {
    this.problems.push({ row: at.row, column: at.column, message });
  }

  refuseOnce(at: Place, message: string): void {
    if (this.asked.has(message)) return;
    this.asked.add(message);
    this.refuse(at, message);
  }

  done(): Plan {
    const rank = (step: Step): number =>
      ORDER.indexOf(step.do) * KINDS.length + ('kind' in step ? KINDS.indexOf(step.kind) : 0);
    // Sorting keeps the file's order among equals.
    const steps = [...this.steps].sort((a, b) => rank(a) - rank(b));
    const { ids, questions, problems } = this;
    return { ...this.counts, steps, ids, questions, problems };
  }
}
