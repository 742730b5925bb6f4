import type { CategoryDoc } from '../../cloudfunctions/database/documents'
import { publicAffairs } from './categories-affairs'
import { streetProblems } from './categories-street'
import type { CategoryRow } from './category-row'

const other: CategoryRow = {
  _id: 'other',
  name: '其他',
  icon: 'more-o',
  type: 'help',
  urgency: 'general',
  leadDepartmentId: 'chengguan',
  coDepartmentIds: [],
  physical: false,
  mayBePublic: false,
  autoDispatch: false,
  keywords: [],
  example: '请写清楚时间、地点和具体情况，我们会转给负责的部门',
  questions: [],
}

/** In plain language, what one meets most first; 其他 at the end. */
export const categories: CategoryDoc[] = [...streetProblems, ...publicAffairs, other].map((row, order) => ({
  ...row,
  order,
}))
