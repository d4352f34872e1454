import base from './playwright.config.ts';

/** Takes the README's pictures of the real app on the practice studio; no test, so `npm test` leaves it out. */
export default {
  ...base,
  projects: [{ name: 'pictures', testMatch: ['**/pictures/*.spec.ts'], use: { kind: 'practice' } }],
};
