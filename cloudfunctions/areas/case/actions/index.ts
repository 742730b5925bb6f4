import type { UseCases } from '../../../kernel/contract/contract'
import { form } from './form'
import { history } from './history'
import { mine } from './mine'
import { addNote, giveInfo, reopen, withdraw } from './own-actions'
import { prepare } from './prepare'
import { publicList } from './public-list'
import { publicMap } from './public-map'
import { rate } from './rate'
import { submit } from './submit'
import { support, unsupport } from './support'
import { view } from './view'

export const caseUseCases: UseCases<'case'> = {
  form,
  prepare,
  submit,
  mine,
  view,
  history,
  support,
  unsupport,
  rate,
  withdraw,
  giveInfo,
  addNote,
  reopen,
  publicList,
  publicMap,
}
