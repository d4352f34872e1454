import { ZoomState } from '../picture/zoom-state.svelte.ts';
import { MOST_DOUBLINGS, type Comparing, type Mode } from './draw-compared.ts';

/** Of one press of a key. */
const WIPE_STEP = 0.02;

/** How two files are looked at. */
export class ComparingState {
  readonly zoom = new ZoomState();
  how = $state.raw<Comparing>({ mode: 'wipe', wipe: 0.5, doublings: 0, seen: 'first' });

  to(mode: Mode): void {
    this.how = { ...this.how, mode };
  }

  wipeTo(wipe: number): void {
    this.how = { ...this.how, wipe: Math.min(Math.max(wipe, 0), 1) };
  }

  wipeBy(steps: number): void {
    this.wipeTo(this.how.wipe + steps * WIPE_STEP);
  }

  gain(steps: number): void {
    const doublings = Math.min(Math.max(this.how.doublings + steps, 0), MOST_DOUBLINGS);
    this.how = { ...this.how, doublings };
  }

  /** The other of the two, alone. */
  turn(): void {
    const { mode, seen } = this.how;
    const other = mode === 'turns' && seen === 'second' ? 'first' : 'second';
    this.how = { ...this.how, mode: 'turns', seen: other };
  }
}
