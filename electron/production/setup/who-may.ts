import { roleIn, type StudioConfig } from '../../rules/studio-rules.ts';
import { failure, type Failure } from '../../shared/result.ts';

/** Why somebody may not set a production up, or `null`: known before anything is sent. */
export function whyNotSetUp(projectId: string, studio: StudioConfig): Failure | null {
  const role = roleIn(projectId, studio);
  if (studio.rules?.role === 'admin' || role === 'manager' || role === 'admin') return null;
  return failure(
    'forbidden',
    `Only managers and administrators set a production up, and you are its ${ROLES[role] ?? role}. Nothing was done.`,
    'Send them the file: plan shows what it would do.',
  );
}

const ROLES: Readonly<Record<string, string>> = { user: 'artist' };
