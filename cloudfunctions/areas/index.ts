import type { AreaParts } from '../kernel/area'
import { account } from './account/area'
import { article } from './article/area'
import { calendar } from './calendar/area'
import { caseArea } from './case/area'
import { city } from './city/area'
import { media } from './media/area'
import { staff } from './staff/area'
import { task } from './task/area'

/**
 * Every area, one line each. Functions load only what they serve and start sooner for it; tests walk this list and hold
 * them, the clock and the database to it.
 */
export const AREAS: readonly AreaParts[] = [account, article, caseArea, city, media, staff, task, calendar]
