import type { EventPayload } from '../shared/contract/index.ts';

export type Notice = EventPayload<'notice'>;

/** What the artist is told: now where a window listens, else as soon as one does. */
export class Notices {
  private isHeard = false;
  private readonly untold: Notice[] = [];

  constructor(private readonly show: (notice: Notice) => void) {}

  tell(notice: Notice): void {
    if (this.isHeard) this.show(notice);
    else this.untold.push(notice);
  }

  windowIsUp(): void {
    this.isHeard = true;
    for (const notice of this.untold.splice(0)) this.show(notice);
  }

  windowIsGone(): void {
    this.isHeard = false;
  }
}
