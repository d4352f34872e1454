/**
 * Runs `work` one at a time: asked for again while it runs, it runs once more afterwards, however
 * often it was asked. Events come in bursts; the answer to the last one is the one that counts.
 */
export function coalesced(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;

  async function run(): Promise<void> {
    do {
      again = false;
      await work();
    } while (again);
  }

  return () => {
    if (running) {
      again = true;
      return running;
    }
    running = run().finally(() => (running = null));
    return running;
  };
}
