// @ts-check

/**
 * One line of a progress bar.
 * @param {string} what what is being downloaded
 * @param {number} bytes downloaded so far
 * @param {number} total in bytes
 * @returns {string} such as `Electron  [######------]  51 %  52 of 102 MB`
 */
export function progressLine(what, bytes, total) {
  const part = Math.min(1, bytes / total);
  const filled = Math.round(part * 24);
  const megabytes = (/** @type {number} */ n) => Math.round(n / 1_000_000);
  const bar = '#'.repeat(filled) + '-'.repeat(24 - filled);
  const percent = String(Math.floor(part * 100)).padStart(3);
  return `${what}  [${bar}] ${percent} %  ${megabytes(Math.min(bytes, total))} of ${megabytes(total)} MB`;
}

/**
 * Draws a bar on stderr: in place on a terminal, else (a log file) one line per quarter.
 * @param {string} what
 * @param {number} total bytes
 * @returns {{ at: (bytes: number) => void, end: () => void }}
 */
export function progressBar(what, total) {
  const live = Boolean(process.stderr.isTTY);
  let quarter = -1;
  return {
    at(bytes) {
      if (live) {
        process.stderr.write(`\r${progressLine(what, bytes, total)}`);
        return;
      }
      const now = Math.floor((Math.min(bytes, total) / total) * 4);
      if (now === quarter) return;
      quarter = now;
      process.stderr.write(`${progressLine(what, bytes, total)}\n`);
    },
    end() {
      if (live) process.stderr.write('\n');
    },
  };
}
