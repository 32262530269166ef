/** Requests between the extension and the language server beyond LSP. Types only. */
import type { ModelGeom } from './panel';

/** What the panel shows for a position; `null` where there is no layer. */
export interface PanelParams {
  readonly uri: string;
  /** Zero-based, as in LSP. */
  readonly position: { readonly line: number; readonly character: number };
}

export interface PanelAnswer {
  readonly model: ModelGeom;
  readonly layerId: string;
}

/** The text of a file that the server may not read itself; `null` when there is none. */
export interface ReadParams {
  readonly uri: string;
}

export interface ReadAnswer {
  readonly text: string | null;
}

/** A Python file that the client found at or below a place; `path` is relative to it, or the name of the one file. */
export interface ListedFile {
  readonly uri: string;
  readonly path: string;
}

export interface ListAnswer {
  readonly files: readonly ListedFile[] | null;
}

/** The settings under `tensorLoupe`, as the client has them. */
export interface Settings {
  readonly hints: {
    readonly enabled: boolean;
    readonly shape: boolean;
    readonly receptiveField: boolean;
    readonly parameters: boolean;
    readonly unknown: boolean;
    readonly onlyWhereChanged: boolean;
    readonly maxLength: number;
  };
  readonly diagnostics: { readonly enabled: boolean };
  readonly codeLens: { readonly enabled: boolean };
  /** Files and folders of library stubs beside those in `.tensorloupe/stubs`. */
  readonly stubPaths: readonly string[];
  readonly budget: {
    readonly steps: number;
    readonly callDepth: number;
    readonly loopRounds: number;
    readonly contextsPerSite: number;
    readonly milliseconds: number;
  };
}
