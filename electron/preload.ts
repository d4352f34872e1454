import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { eventChannel, operationChannel, type Bridge } from './shared/bridge.ts';
import { EVENTS, OPERATIONS, type EventName, type OperationName } from './shared/operations.ts';

const call = {} as Record<OperationName, (args: unknown) => Promise<string>>;
for (const name of OPERATIONS) {
  const channel = operationChannel(name);
  call[name] = (args) => ipcRenderer.invoke(channel, args) as Promise<string>;
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
