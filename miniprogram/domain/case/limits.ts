/** How long what may take or be asked for, wherever it is counted, checked or said. The city sets the promises themselves. */

/** Days that a department waits for the citizen's answer before it goes on without. */
export const INFO_DAYS = 5
/** Days after closing in which a citizen may rate (domain: 14, one reminder on day 3). */
export const RATING_WINDOW_DAYS = 14
export const REMIND_ON_DAY = 3
/** Days after closing in which a citizen may ask to reopen. */
export const REOPEN_WINDOW_DAYS = 14
