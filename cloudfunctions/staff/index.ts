import { article } from '../areas/article/area'
import { staff } from '../areas/staff/area'
import { task } from '../areas/task/area'
import { phoneFunction } from '../kernel/handler'

export const main = phoneFunction<'staff'>({ article, staff, task }, { withoutArea: ['staff'] })
