/** Where the form leaves what the server answered, for the page that thanks. */
export const LAST_SUBMITTED = 'lastSubmitted'
