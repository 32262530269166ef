import type { Place } from '../base/range';

/** Why a value could not be worked out, and where track was lost. */
export interface Reason {
  readonly code: ReasonCode;
  readonly text: string;
  readonly place: Place | undefined;
  /** The call of something unknown that gave the value: a note there says more than one on the object that was called. */
  readonly given?: Place;
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
