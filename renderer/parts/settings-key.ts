type Keys = Pick<
  KeyboardEvent,
  'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'defaultPrevented' | 'target'
>;

const onMac = (): boolean => navigator.userAgent.includes('Mac');

/** As printed on the keys. */
export const SETTINGS_KEY = onMac() ? 'Cmd+,' : 'Ctrl+,';

/** Ctrl or Cmd with the comma, wherever the focus is; an open dialog keeps its keys. */
export function isSettingsKey(keys: Keys): boolean {
  if (keys.defaultPrevented || keys.key !== ',' || keys.altKey || keys.shiftKey) return false;
  const asked = keys.target instanceof Element && keys.target.closest('[role="alertdialog"]');
  return !asked && (onMac() ? keys.metaKey : keys.ctrlKey);
}
