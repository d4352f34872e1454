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

/** Shows one line from the system, without a sound and without taking the focus. The answer takes it away. */
export type Notify = (words: { title: string; body: string; onclick(): void }) => () => void;

export function createNotify({ Notification }: NotificationParts): Notify {
  // What nobody holds is collected, and its click with it.
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
