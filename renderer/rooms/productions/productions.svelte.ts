import type {
  ProductionListName,
  ProductionSummary,
  ProductionsView,
} from '../../../electron/shared/productions.ts';
import type { Failure } from '../../../electron/shared/result.ts';
import { call, on } from '../../lib/api.ts';
import { coalesced } from '../../lib/state/coalesced.ts';
import { foundIn } from './production-text.ts';

/** The productions, as the main process last answered. */
export class Productions {
  /** `null` until the first answer. */
  view = $state.raw<ProductionsView | null>(null);
  failure = $state.raw<Failure | null>(null);
  list = $state<ProductionListName>('mine');
  search = $state('');
  readonly shown: readonly ProductionSummary[] = $derived(
    foundIn(this.view?.productions ?? [], this.list, this.search),
  );

  readonly read = coalesced(async () => {
    const answer = await call('productions.list', {});
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.view = answer.value;
  });

  /** Follows them for as long as the room is there. */
  watch(): () => void {
    void this.read();
    const ignore = on('productions', () => void this.read());
    return () => {
      ignore();
      void call('productions.close', { projectId: null });
    };
  }

  async refresh(): Promise<void> {
    const answer = await call('productions.refresh', { projectId: null });
    if (!answer.ok) this.failure = answer;
  }
}
