import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import { eventChannel, operationChannel, type Bridge } from './shared/bridge.ts';
import { EVENTS, OPERATIONS, type EventName, type OperationName } from './shared/operations.ts';

const call = {} as Record<OperationName, (args: unknown) => Promise<string>>;
for (const name of OPERATIONS) {
  const channel = operationChannel(name);
  call[name] = (args) => ipcRenderer.invoke(channel, args) as Promise<string>;
}

/**
 * The files that the artist dropped or picked last. Only they make such files: what a page makes has no
 * path, and what a page says of one is replaced by these.
 */
let given: string[] = [];

/** From Electron 32 on a file does not tell its own path, and before that there is nobody else to ask. */
const pathOf = (file: File): string => {
  const asked = webUtils as typeof webUtils | undefined;
  return asked ? asked.getPathForFile(file) : ((file as File & { path?: string }).path ?? '');
};

const take = (files: FileList | null | undefined): void =>
  void (given = [...(files ?? [])].map(pathOf).filter((path) => path !== ''));

addEventListener('drop', (event) => take(event.dataTransfer?.files), true);
addEventListener('paste', (event) => take(event.clipboardData?.files), true);
addEventListener(
  'change',
  ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === 'file') take(target.files);
  },
  true,
);

const GIVEN: readonly OperationName[] = ['publish.addGiven', 'setup.chooseGiven'];
for (const name of GIVEN) {
  const channel = operationChannel(name);
  call[name] = (args) => {
    const paths = given;
    // Once: the same files are not added again by a page that asks twice.
    given = [];
    return ipcRenderer.invoke(channel, { ...(args as object), paths }) as Promise<string>;
  };
}

function on(name: EventName, listener: (payload: unknown) => void): () => void {
  if (!EVENTS.includes(name)) throw new Error(`No such event: ${String(name)}`);
  // The IPC event itself would give the page the sender, and with it every channel.
  const hear = (_event: IpcRendererEvent, payload: unknown): void => listener(payload);
  const channel = eventChannel(name);
  ipcRenderer.on(channel, hear);
  return () => {
    ipcRenderer.removeListener(channel, hear);
  };
}

const bridge: Bridge = { call, on };
contextBridge.exposeInMainWorld('companion', bridge);
