import type { Net } from 'electron';

/**
 * The system's network status. False is reliable; true only means that some interface is up, with or
 * without a route to the studio.
 */
export function isNetworkUp(net: Pick<Net, 'isOnline'>): boolean {
  return net.isOnline();
}
