import { assertNever, failureText } from '../../../electron/shared/result.ts';
import type { UpdateState } from '../../../electron/shared/updates.ts';

/** What is known of a newer version, in a sentence. */
export function updateText(state: UpdateState): string {
  switch (state.kind) {
    case 'unknown':
      return 'Not looked for yet.';
    case 'asking':
      return 'Looking …';
    case 'newest':
      return 'This is the newest version.';
    case 'offered':
      return `Version ${state.version} is there. What you did here stays, also what is not in Kitsu yet.`;
    case 'loading':
      return `Version ${state.version} is being loaded: ${state.percent} %.`;
    case 'ready':
      return `Version ${state.version} is loaded and checked. It is installed while the app is closed for a moment; what is not in Kitsu yet is sent afterwards.`;
    case 'failed':
      return failureText(state.failure);
    default:
      return assertNever(state);
  }
}

/** What the button does with it; `null` if there is nothing to install. */
export function installLabel(state: UpdateState): string | null {
  if (state.kind === 'offered') return `Load and install ${state.version}`;
  if (state.kind === 'loading') return `Install ${state.version}`;
  return state.kind === 'ready' ? `Restart and install ${state.version}` : null;
}
