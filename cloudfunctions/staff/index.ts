import { staff } from '../areas/staff/area'
import { phoneFunction } from '../kernel/handler'

export const main = phoneFunction<'staff'>({ staff })
