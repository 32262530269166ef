/** Names of the requests that both sides use. */
export const PANEL_REQUEST = 'tensorLoupe/panel';
export const READ_REQUEST = 'tensorLoupe/read';
export const LIST_REQUEST = 'tensorLoupe/list';
/** Tells the client that an analysis is new: the panel may ask again. */
export const ANALYSED_NOTIFICATION = 'tensorLoupe/analysed';
