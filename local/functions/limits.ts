/** What the cloud limits, this limits: request and answer of a call, in bytes. */
export const CALL_BYTES_LIMIT = 6 * 1024 * 1024
