// @ts-check
import { cleanLeftovers, Missing, startKitsu } from './server.mjs';

/** `npm run kitsu`: prints one JSON line on standard output when ready, then runs until it is ended. */
async function main() {
  const say = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);
  if (process.argv.includes('--clean')) {
    await cleanLeftovers(say);
    return;
  }
  const kitsu = await startKitsu({ say });
  const { url, version, accounts, mail, database, redis } = kitsu;
  process.stdout.write(`${JSON.stringify({ url, version, accounts, mail, database, redis })}\n`);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => void kitsu.stop());
  }
  await kitsu.ended;
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof Missing ? 2 : 1;
});
