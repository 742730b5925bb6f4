import { account } from '../areas/account/area'
import { caseArea } from '../areas/case/area'
import { city } from '../areas/city/area'
import { media } from '../areas/media/area'
import { phoneFunction } from '../kernel/handler'

export const main = phoneFunction<'citizen'>(
  { account, case: caseArea, city, media },
  { withoutArea: ['account', 'case', 'city'] },
)
