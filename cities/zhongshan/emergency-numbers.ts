/** Whom a question of danger tells to call. */
export const POLICE = { phone: '110', phoneName: '报警电话' }
export const FIRE = { phone: '119', phoneName: '火警电话' }
export const AMBULANCE = { phone: '120', phoneName: '急救电话' }
