import { Tooltip } from 'bits-ui';

/** What a tooltip says. */
interface TooltipWords {
  label: string;
  shortcut: string | undefined;
}

/**
 * The buttons of a window that have a tooltip, tied to its one `tooltip.svelte`: one of each button's own costs more
 * than the button, some hundred times in a list.
 */
export const tether = Tooltip.createTether<TooltipWords>();
