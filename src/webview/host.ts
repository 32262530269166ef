import type { FromPanelBody } from '../protocol/panel';

/** The way to the extension and to what survives a reload. */
export interface Host {
  send(body: FromPanelBody): void;
  save(state: unknown): void;
  saved(): unknown;
}

interface EditorApi {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
  getState(): unknown;
}

declare function acquireVsCodeApi(): EditorApi;

export function connect(): Host {
  const api = acquireVsCodeApi();
  let seq = 0;
  return {
    send: (body) => api.postMessage({ ...body, v: 1, seq: ++seq }),
    save: (state) => api.setState(state),
    saved: () => api.getState(),
  };
}
