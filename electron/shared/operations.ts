/** Every operation the window may ask for. The preload script exposes exactly these. */
export const OPERATIONS = [
  'app.boot',
  'app.openKitsu',
  'app.openHelp',
  'app.quit',
  'settings.save',
  'session.discover',
  'session.signIn',
  'session.sendEmailCode',
  'session.setNewPassword',
  'session.signInWithBrowser',
  'session.cancel',
  'session.signOut',
  'practice.open',
  'practice.startOver',
  'todo.list',
  'todo.saveFilter',
  'todo.saveFirst',
  'task.start',
  'task.comments',
  'comment.add',
  'comment.reply',
  'comment.attach',
  'comment.detach',
  'comment.saveDraft',
  'time.day',
  'time.setDay',
  'time.export',
  'time.showExport',
  'dayOff.look',
  'dayOff.mark',
  'dayOff.takeBack',
  'dayOff.discardKept',
  'receipt.keepTheirs',
  'receipt.putBack',
  'outbox.list',
  'outbox.edit',
  'outbox.retry',
  'outbox.retryAll',
  'outbox.move',
  'outbox.restore',
  'outbox.discard',
  'outbox.resolve',
  'sync.now',
  'sync.cancel',
] as const;

export type OperationName = (typeof OPERATIONS)[number];

/** Every event the main process may send to a window. */
export const EVENTS = ['session', 'sync', 'todo', 'time', 'comments', 'notice'] as const;

export type EventName = (typeof EVENTS)[number];
