import type { Place } from '../base/range';

/** What a rule says of itself; its page is the documentation that editors link to. */
export interface Rule {
  /** Kebab case; the names of its two files. */
  readonly id: string;
  /** Of a finding outside doubtful branches. */
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  /** One line for lists. */
  readonly summary: string;
  /** Markdown: what it means, a wrong and a right example, why, what to do. */
  readonly page: string;
}

/** A finding of a rule that looks at the finished analysis. */
export interface Note {
  readonly place: Place;
  readonly text: string;
}
