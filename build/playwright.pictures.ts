import base from './playwright.config.ts';

/** Takes the README's pictures of the real app on the practice studio. It is no test, so `npm test` does not run it. */
export default {
  ...base,
  projects: [{ name: 'pictures', testMatch: ['**/pictures/*.spec.ts'], use: { kind: 'practice' } }],
};
