import { call } from '../lib/api.ts';
import { app } from '../lib/state/app.svelte.ts';

/** Saves what an account has not sent as a table, where the artist likes, and says what became of it. */
export async function exportUnsent(key: string): Promise<void> {
  const answer = await call('accounts.exportUnsent', { key });
  if (!answer.ok) return app.notify({ ...answer, tone: 'bad' });
  if (answer.value === null) return;
  const { name, lines } = answer.value;
  app.notify({ message: `${lines === 1 ? '1 change' : `${lines} changes`} saved to ${name}.` });
}
