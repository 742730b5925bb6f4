/** The CloudBase environment that the phone talks to; empty means the account's default one. */
export const CLOUD_ENVIRONMENT = ''
