import { labelOf } from '../shared/plain-text.ts';

/** The part of Electron's `Notification` that is used here. */
export interface NotificationParts {
  Notification: {
    new (options: { title: string; body: string; silent: boolean }): {
      show(): void;
      close(): void;
      on(event: 'click' | 'close', listener: () => void): unknown;
      on(event: 'failed', listener: (event: unknown, error: string) => void): unknown;
    };
    isSupported(): boolean;
  };
  platform: NodeJS.Platform;
  /** The system showed nothing: macOS, of an app that is not signed. The reason is the system's own. */
  onFailed?(reason: string): void;
}

/**
 * Shows a system notification, without a sound and without taking the focus. The returned function
 * removes it.
 */
export type Notify = (words: { title: string; body: string; onclick(): void }) => () => void;

/** Characters; a desktop cuts or grows as it likes. */
const LONGEST_TITLE = 120;
const LONGEST_BODY = 400;

/**
 * Linux's notification servers read the body as markup, and Electron hands it over as it is; escaped it is shown right
 * by all of them. The title is plain text everywhere.
 */
function bodyOf(body: string, platform: NodeJS.Platform): string {
  const short = labelOf(body, LONGEST_BODY);
  if (platform !== 'linux') return short;
  return short.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

export function createNotify({ Notification, platform, onFailed }: NotificationParts): Notify {
  // Without a reference the notification is garbage-collected, and its click handler with it.
  const shown = new Set<object>();
  return ({ title, body, onclick }) => {
    if (!Notification.isSupported()) return () => undefined;
    const words = { title: labelOf(title, LONGEST_TITLE), body: bodyOf(body, platform) };
    const one = new Notification({ ...words, silent: true });
    shown.add(one);
    one.on('close', () => shown.delete(one));
    one.on('failed', (_event, reason) => {
      shown.delete(one);
      onFailed?.(reason);
    });
    one.on('click', () => {
      shown.delete(one);
      onclick();
    });
    one.show();
    return () => {
      shown.delete(one);
      one.close();
    };
  };
}
