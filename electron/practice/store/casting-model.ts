import { model, number, text } from './model.ts';

/** An asset in a shot. */
export const CASTING = model(
  'entity_links',
  'EntityLink',
  { entity_in_id: text(), entity_out_id: text(), nb_occurences: number(1), label: text() },
  ['!entity_in_id, entity_out_id', 'entity_out_id'],
);
