import type { Failure } from '../../../electron/shared/result.ts';
import type { SetupCutOptions, SetupTried } from '../../../electron/shared/setup.ts';
import { call } from '../../lib/api.ts';
import { coalesced } from '../../lib/state/coalesced.ts';
import { cutOptions, type CutFields } from './cut-fields.ts';

/** What is typed about a cut, tried out on its clips as it is typed; nothing is changed by it. */
export class CutTryout {
  fields = $state<CutFields>({
    pattern: '',
    ranges: 'keep',
    first: '1001',
    handles: '0',
    episode: '',
  });
  tried = $state.raw<SetupTried | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly #sheetId: string;
  readonly #try = coalesced(async () => {
    const options = cutOptions(this.fields);
    if (!options.ok) return;
    const answer = await call('setup.tryPattern', { sheetId: this.#sheetId, ...options.value });
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.tried = answer.value;
  });

  constructor(sheetId: string, { pattern, frameIn, handles, episode }: SetupCutOptions) {
    this.#sheetId = sheetId;
    this.fields = {
      pattern: pattern ?? '',
      ranges: frameIn === null ? 'keep' : frameIn === 'source' ? 'source' : 'first',
      first: typeof frameIn === 'number' ? String(frameIn) : '1001',
      handles: String(handles),
      episode: episode ?? '',
    };
  }

  tryOut(): void {
    void this.#try();
  }
}
