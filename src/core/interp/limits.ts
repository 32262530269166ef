/** How much work one file may be. */
export interface Limits {
  /** Evaluated nodes; about a million a second. */
  readonly steps: number;
  readonly callDepth: number;
  /** Rounds of one loop that are followed one by one. */
  readonly loopRounds: number;
  /** Distinct evaluations of one call site that become facts of their own. */
  readonly contextsPerSite: number;
  /** Milliseconds on the host's clock, asked now and then; only a last resort, since it makes results depend on the machine. */
  readonly isOutOfTime?: () => boolean;
}

export const DEFAULT_LIMITS: Limits = { steps: 2_000_000, callDepth: 48, loopRounds: 200_000, contextsPerSite: 1000 };
