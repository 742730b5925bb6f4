import type { CategoryGroup } from '../city-data'
import { publicAffairs } from './categories-affairs'
import { streetProblems } from './categories-street'

const other: CategoryGroup = {
  defaults: {
    urgency: 'general',
    coDepartmentIds: [],
    physical: false,
    mayBePublic: false,
    autoDispatch: false,
    questions: [],
  },
  rows: [
    {
      _id: 'other',
      name: '其他',
      icon: 'more-o',
      type: 'help',
      leadDepartmentId: 'chengguan',
      keywords: '',
      example: '请写清楚时间、地点和具体情况，我们会转给负责的部门',
    },
  ],
}

/** In plain language, what one meets most first; 其他 at the end. */
export const categories: CategoryGroup[] = [streetProblems, publicAffairs, other]
