import type { Net } from 'electron';

/**
 * What the system says of its network. False is worth something; true only means that some
 * interface is up, with or without a way to the studio.
 */
export function isNetworkUp(net: Pick<Net, 'isOnline'>): boolean {
  return net.isOnline();
}
