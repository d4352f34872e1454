import type { WebContents, WebFrameMain } from 'electron';
import { APP_HOST, APP_SCHEME } from './app-address.ts';

/** The part of Electron's invoke event that identifies the sender. */
export interface Asker {
  sender: Pick<WebContents, 'id'> & { mainFrame: object | null };
  /** `null` once the frame is gone. */
  senderFrame: Pick<WebFrameMain, 'url'> | null;
}

/** What names a frame; Electron 22 lacks both but gives one object to one frame. */
type FrameName = Partial<Pick<WebFrameMain, 'processId' | 'frameToken'>>;

/**
 * The windows that may call operations. A call is answered only for a window made here, for its main
 * frame, and while that frame shows the app's own page.
 */
export class TrustedSenders {
  private readonly ids = new Set<number>();

  /** Trusts a window's contents until they are destroyed. */
  add(contents: Pick<WebContents, 'id' | 'once'>): void {
    const { id } = contents;
    this.ids.add(id);
    contents.once('destroyed', () => this.ids.delete(id));
  }

  /** Why the sender is refused; `null` if it is trusted. */
  refusal(asker: Asker): string | null {
    if (!this.ids.has(asker.sender.id)) return 'not a window of the app';
    const frame = asker.senderFrame;
    if (!frame || !isSameFrame(frame, asker.sender.mainFrame)) return 'not the main frame';
    return isAppPage(frame.url) ? null : 'not a page of the app';
  }
}

/** By their names where both have one: a newer Electron may make two objects of one frame. */
function isSameFrame(frame: object, mainFrame: object | null): boolean {
  if (mainFrame === null) return false;
  const one: FrameName = frame;
  const other: FrameName = mainFrame;
  if (one.frameToken === undefined || other.frameToken === undefined) return frame === mainFrame;
  return one.frameToken === other.frameToken && one.processId === other.processId;
}

/** True for `app://companion/…`. `URL.origin` is `null` for schemes like ours, hence the parts. */
export function isAppPage(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
  } catch {
    return false;
  }
}
