/** Half-open UTF-16 offsets into one document. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A place in the program: which document, and where in it. */
export interface Place extends Range {
  /** Path or URI of the document as the host named it. */
  readonly file: string;
}
