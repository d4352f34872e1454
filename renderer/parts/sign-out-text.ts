/** What happens to changes that are not in Kitsu yet when the artist signs out. */
export function signOutText(waiting: number): string {
  if (waiting === 1) {
    return '1 change is not in Kitsu yet. It stays on this computer and is sent when you sign in again.';
  }
  // The main process may know of changes that this window has not been told of yet.
  const count = waiting === 0 ? 'Some changes' : `${waiting} changes`;
  return `${count} are not in Kitsu yet. They stay on this computer and are sent when you sign in again.`;
}
