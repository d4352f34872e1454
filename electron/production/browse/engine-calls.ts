import type { AskKind, AskMessage, Asks, BrowsePort, StartBrowsing } from './messages.ts';

/** The worker as those use it who wait for its answers. It runs from the first question until it is ended. */
export interface EngineCalls {
  /** Rejects where the worker could not, or has ended. */
  ask<Kind extends AskKind>(kind: Kind, ask: Asks[Kind]['ask']): Promise<Asks[Kind]['answer']>;
  /** Ends it, after what it was asked before, and resolves when all have ended; the next question starts another. */
  end(): Promise<void>;
}

interface Waiting {
  settle(value: Asks[AskKind]['answer']): void;
  fail(error: Error): void;
}

/** One worker, with who waits for it. */
interface Line {
  port: BrowsePort;
  waiting: Map<number, Waiting>;
}

export function createEngineCalls(start: StartBrowsing, file: string): EngineCalls {
  let line: Line | null = null;
  let ids = 0;
  /** Over when every worker that was ended has let go of the file. */
  let ending: Promise<unknown> = Promise.resolve();

  function open(): Line {
    const waiting: Line['waiting'] = new Map();
    const port = start(file, {
      onAnswer(message) {
        const asked = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.ok) asked?.settle(message.value);
        else asked?.fail(new Error(message.error));
      },
      onEnd(why) {
        if (line === own) line = null;
        for (const { fail } of waiting.values()) fail(new Error(why));
        waiting.clear();
      },
    });
    const own = { port, waiting };
    return own;
  }

  function askOn({ port, waiting }: Line, kind: AskKind, ask: unknown): Promise<unknown> {
    ids += 1;
    const id = ids;
    return new Promise((settle, fail) => {
      waiting.set(id, { settle, fail });
      port.post({ id, kind, ask } as AskMessage);
    });
  }

  async function endOf(ended: Line): Promise<void> {
    await askOn(ended, 'close', {}).catch(() => null);
    await ended.port.end();
  }

  return {
    ask: <Kind extends AskKind>(kind: Kind, ask: Asks[Kind]['ask']) =>
      askOn((line ??= open()), kind, ask) as Promise<Asks[Kind]['answer']>,
    async end() {
      const ended = line;
      line = null;
      if (ended) ending = Promise.all([ending, endOf(ended)]);
      await ending;
    },
  };
}
