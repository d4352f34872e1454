import type { Session } from 'electron';

/**
 * The page needs no permission at all: notifications, clipboard and links are operations of the main
 * process. Both handlers are needed, since some permissions are only ever checked, not requested.
 */
export function denyPermissions(
  session: Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >,
): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
