import { Provider, type ResolvedUpdateFileInfo, type UpdateInfo } from 'electron-updater';
import {
  parseUpdateInfo,
  resolveFiles,
  type ProviderRuntimeOptions,
} from 'electron-updater/out/providers/Provider';
import { isSigned, NotSigned } from './feed-signature.ts';

/** A feed's list as it came, with its signature: the program that installs as root wants both. */
export interface SignedList {
  list: string;
  signature: string;
}

export interface SignedFeedOptions {
  /** The address of the folder. */
  url: string;
  keys: readonly string[];
  onList(signed: SignedList): void;
}

/** Packages lie in the feed's own folder: a name, never a path or an address. */
const PLAIN_NAME = /^[\w.-]+$/;

/**
 * A plain folder as a feed of updates: `latest-linux.yml` and the like, each with `.sig` beside it.
 * electron-updater itself checks no signature on Linux, only that a package fits its list.
 */
export class SignedFeed extends Provider<UpdateInfo> {
  private readonly folder: URL;

  constructor(
    private readonly feed: SignedFeedOptions,
    runtime: ProviderRuntimeOptions,
  ) {
    super(runtime);
    this.folder = new URL(feed.url.endsWith('/') ? feed.url : `${feed.url}/`);
  }

  async getLatestVersion(): Promise<UpdateInfo> {
    const name = `${this.getDefaultChannelName()}.yml`;
    const address = new URL(name, this.folder);
    const list = await this.httpRequest(address);
    const signature = await this.httpRequest(new URL(`${name}.sig`, this.folder));
    if (list === null || signature === null) throw new Error(`${address.href} is empty.`);
    if (!isSigned(list, signature, this.feed.keys))
      throw new NotSigned(`${address.href} is not signed by a key that this computer knows.`);
    const info = parseUpdateInfo(list, name, address);
    const odd = info.files.find(({ url }) => !PLAIN_NAME.test(url));
    if (odd) throw new NotSigned(`${address.href} names a file elsewhere: ${odd.url}`);
    this.feed.onList({ list, signature });
    return info;
  }

  resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
    return resolveFiles(info, this.folder);
  }
}
