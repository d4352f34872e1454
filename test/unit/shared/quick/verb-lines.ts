/** Lines that start a task, and the words that it is searched by. */
export const STARTS: readonly [string, string][] = [
  ['start sh010 layout', 'sh010 layout'],
  ['Start SH010', 'sh010'],
  ['sh010 layout start', 'sh010 layout'],
  ['start sq 30 anim', 'sq30 anim'],
  ['start 30 anim', '30 anim'],
  ['start on sh010', 'sh010'],
  ['start SQ010 / SH010 · Layout', 'sq010 sh010 layout'],
  ['démarrer sh010 layout', 'sh010 layout'],
  ['demarre sh010', 'sh010'],
  ['commencer sh010 layout', 'sh010 layout'],
  ['commence sh010', 'sh010'],
  ['sh010 démarrer', 'sh010'],
  ['start 2d comp', '2d comp'],
];

export const STOPS: readonly string[] = [
  'stop',
  'Stop',
  ' STOP ',
  'arrêter',
  'arrête',
  'arreter',
  'stop!',
];

export const NOTHINGS: readonly string[] = ['', ' ', '\t', ',', '""'];
