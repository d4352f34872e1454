// @ts-check
// Plays the jobs of a test run, as many at once as the machine has cores.

/**
 * @typedef {object} Job
 * @property {string} name
 * @property {boolean} [alone] nothing else runs beside it
 * @property {string} [on] what it needs for itself: of two jobs with the same, one waits for the other
 * @property {() => Promise<void>} run
 */

/**
 * Plays all jobs, each as soon as there is a place and nothing stands against it; among those that may start, the
 * first of the list does. Jobs that must be alone come first.
 * @param {readonly Job[]} jobs the longest first, so that no place stands empty at the end
 * @param {number} atOnce at least 1
 * @returns {Promise<void>} rejects with the first error, once those that had begun are over
 */
export async function playJobs(jobs, atOnce) {
  const [alone, others] = [jobs.filter((job) => job.alone), jobs.filter((job) => !job.alone)];
  for (const job of alone) await job.run();
  const waiting = [...others];
  /** @type {Set<Job>} */
  const running = new Set();
  /** @type {unknown[]} */
  const errors = [];
  const isFree = (/** @type {Job} */ { on }) =>
    on === undefined || ![...running].some((other) => other.on === on);
  await /** @type {Promise<void>} */ (
    new Promise((done) => {
      const next = () => {
        while (running.size < atOnce && errors.length === 0) {
          const job = waiting.find(isFree);
          if (job === undefined) break;
          waiting.splice(waiting.indexOf(job), 1);
          running.add(job);
          void job
            .run()
            .catch((error) => errors.push(error))
            .finally(() => {
              running.delete(job);
              next();
            });
        }
        if (running.size === 0) done();
      };
      next();
    })
  );
  if (errors.length > 0) throw errors[0];
}
