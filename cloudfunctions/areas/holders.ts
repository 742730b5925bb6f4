import { followRecord } from './case/covers'
import type { MediaDoc } from './media/documents'
import type { Follow } from './media/follow'

type Holder = Exclude<MediaDoc['attachedTo'], ''>['kind']

/** What each kind of thing that holds files does when the record of one changes: one line each. */
const HOLDERS: Readonly<Record<Holder, Follow>> = {
  case: followRecord,
}

/** The same of whatever holds it; nothing while nothing does. */
export const followHolder: Follow = async (record, store) => {
  if (record.attachedTo !== '') await HOLDERS[record.attachedTo.kind](record, store)
}
