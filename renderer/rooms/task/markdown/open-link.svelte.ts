import { call } from '../../../lib/api.ts';
import { app } from '../../../lib/state/app.svelte.ts';
import type { Part } from './parse.ts';
import { saysItsAddress } from './web-address.ts';

/** A link in a text of a task. `written`: its address as the text has it; `words`: what is read there. */
export interface Link {
  taskId: string;
  href: string;
  written: string;
  words: string;
}

/** The words of parts of a line, without their look. */
export const wordsOf = (parts: readonly Part[]): string =>
  parts
    .map((part) => {
      if (part.kind === 'break') return ' ';
      return 'parts' in part ? wordsOf(part.parts) : part.text;
    })
    .join('');

/** The links of the texts that are shown: followed, or asked about first. */
class Links {
  /** The artist is asked whether to go there. */
  asked = $state.raw<Link | null>(null);

  follow(link: Link): void {
    if (saysItsAddress(link.words, link.href)) void this.open(link);
    else this.asked = link;
  }

  async open({ taskId, written }: Link): Promise<void> {
    this.asked = null;
    const answer = await call('task.openLink', { taskId, written });
    if (!answer.ok) app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
  }

  stay(): void {
    this.asked = null;
  }
}

export const links = new Links();
