import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { KeytarModule } from '../../../electron/account/keychain.ts';

/** The operating system's keychain as a file beside the app's data: it outlives the app, however that ends. */
export function osKeychain(file: string): KeytarModule {
  const read = (): Record<string, string> => {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    } catch {
      return {};
    }
  };
  const write = (entries: Record<string, string>): void => {
    writeFileSync(`${file}.new`, JSON.stringify(entries));
    renameSync(`${file}.new`, file);
  };
  return {
    getPassword: (service, account) => Promise.resolve(read()[`${service}/${account}`] ?? null),
    setPassword(service, account, password) {
      write({ ...read(), [`${service}/${account}`]: password });
      return Promise.resolve();
    },
    deletePassword(service, account) {
      const { [`${service}/${account}`]: gone, ...kept } = read();
      write(kept);
      return Promise.resolve(gone !== undefined);
    },
  };
}
