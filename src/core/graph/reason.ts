import type { Place } from '../base/range';

/** Why a value could not be worked out, and where track was lost. */
export interface Reason {
  readonly code: ReasonCode;
  readonly text: string;
  readonly place: Place | undefined;
  /** The setting that would let the analysis go on. */
  readonly setting?: string;
}

export type ReasonCode =
  | 'undefined-name'
  | 'unread-import'
  | 'unsupported'
  | 'run-time-data'
  | 'condition'
  | 'budget'
  | 'parameter'
  | 'refused';
