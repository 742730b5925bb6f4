import type { CategoryDoc } from '../../cloudfunctions/database/documents'

export type CategoryRow = Omit<CategoryDoc, 'order'>

/** What most categories of a kind have in common, so that a row tells only what is its own. */
export type Defaults = Pick<
  CategoryRow,
  'urgency' | 'physical' | 'mayBePublic' | 'autoDispatch' | 'coDepartmentIds' | 'questions'
>
export type OwnFields = Omit<CategoryRow, keyof Defaults | 'keywords'> &
  Partial<Defaults> & {
    /** Separated by spaces. */
    keywords: string
  }

export function categoryRow(defaults: Defaults, own: OwnFields): CategoryRow {
  return { ...defaults, ...own, keywords: own.keywords.split(' ') }
}

/** Whom a question of danger tells to call. */
export const POLICE = { phone: '110', phoneName: '报警电话' }
export const FIRE = { phone: '119', phoneName: '火警电话' }
export const AMBULANCE = { phone: '120', phoneName: '急救电话' }
