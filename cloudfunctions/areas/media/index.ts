/** What other areas may use of files: attaching them to a thing, how they read, and that they get checked. */
export { attach, filesFor, keptIds, refTo } from './attach'
export { recordOfFirstRelease } from './first-release'
export type { Follow } from './follow'
export type { SeenMedia, Shown } from './seen-media'
export { idOfAttached, recordIds, verdictOf, withRecords } from './seen-media'
