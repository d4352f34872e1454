/** The part of Electron's `Notification` that is used here. */
export interface NotificationParts {
  Notification: {
    new (options: { title: string; body: string; silent: boolean }): {
      show(): void;
      close(): void;
      on(event: 'click' | 'close', listener: () => void): unknown;
    };
    isSupported(): boolean;
  };
}

/**
 * Shows a system notification, without a sound and without taking the focus. The returned function
 * removes it.
 */
export type Notify = (words: { title: string; body: string; onclick(): void }) => () => void;

export function createNotify({ Notification }: NotificationParts): Notify {
  // Without a reference the notification is garbage-collected, and its click handler with it.
  const shown = new Set<object>();
  return ({ title, body, onclick }) => {
    if (!Notification.isSupported()) return () => undefined;
    const one = new Notification({ title, body, silent: true });
    shown.add(one);
    one.on('close', () => shown.delete(one));
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
