import type { Mention } from '../../../../electron/shared/thread.ts';
import type { Block } from './parse.ts';

type Parse = (text: string, mentions?: readonly Mention[]) => Block[];

/** The parser, once it has been loaded. A window that shows no task does not carry it. */
class Parser {
  #parse = $state.raw<Parse | null>(null);
  #asked = false;
  /** Texts are read once: a thread is drawn anew with each comment that arrives. */
  #read = new Map<string, Block[]>();

  load(): void {
    if (this.#asked) return;
    this.#asked = true;
    void import('./parse.ts').then(({ parseMarkdown }) => (this.#parse = parseMarkdown));
  }

  /** The blocks of a text; `null` while the parser is not there. */
  read(text: string, mentions: readonly Mention[]): Block[] | null {
    const parse = this.#parse;
    if (parse === null) return null;
    const key = JSON.stringify([text, mentions]);
    const known = this.#read.get(key);
    if (known) return known;
    const blocks = parse(text, mentions);
    if (this.#read.size >= MOST) this.#read.clear();
    this.#read.set(key, blocks);
    return blocks;
  }
}

const MOST = 500;

export const parser = new Parser();
