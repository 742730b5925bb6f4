import type { In } from '../../../../miniprogram/domain/api'
import type { Acted } from '../../../../miniprogram/domain/api/case'
import { AppError } from '../../../../miniprogram/domain/errors'
import type { CaseDoc } from '../../../database/documents'
import { actedView } from '../../case/loadView'
import type { Act } from '../../case/transition'
import { transition } from '../../case/transition'
import type { UseCase } from '../../context'
import { coversOf } from '../../media/covers'
import { recordIds, verdictOf } from '../../media/seen-media'
import type { TransactionRepositories } from '../../repositories'
import { acting } from './act'

/** What dispatchers and supervisors do. */

export const accept = acting('accept')
/** The citizen reads why: the reason stays with the case, the words with the entry of its history. */
export const reject = acting<In<'staff', 'reject'>>('reject', ({ text, reason }) => ({
  text,
  reasonId: reason,
  change: () => ({ closeReason: reason }),
}))

/** A department that was chosen stays responsible; the promises go on from the submission. */
export const dispatch: UseCase<In<'staff', 'dispatch'>, Acted> = async (input, context) => {
  const { caseId, key, departmentId, text } = input
  const coDepartmentIds = [...new Set(input.coDepartmentIds)].filter((id) => id !== departmentId)
  const { department } = await context.reference()
  if (!coDepartmentIds.every((id) => department(id)))
    throw new AppError('invalid_input', { fields: { coDepartmentIds: '请重新选择协办部门' } })
  const change = () => ({ leadDepartmentId: departmentId, coDepartmentIds })
  const act: Act = { action: 'dispatch', caseId, key, text, toDepartmentId: departmentId, change }
  return actedView(await transition(act, context), context)
}

export const verify = acting<In<'staff', 'verify'>>('verify', ({ text }) => ({ text }))
export const redo = acting<In<'staff', 'redo'>>('redo', ({ text }) => ({
  text,
  change: () => ({ repliedAt: 0 }),
}))
export const urge = acting<In<'staff', 'urge'>>('urge', ({ text }) => ({ text }))

/**
 * Whoever publishes has looked at what they were shown, the videos too, which no interface of WeChat's can check. What
 * came later, or was refused, does not become public by it.
 */
export const publish = acting<In<'staff', 'publish'>>('publish', ({ seen = [] }) => ({
  change: () => ({ published: true }),
  async also(repos, _found, after) {
    await passSeen(after, new Set(seen), repos)
  },
}))

async function passSeen(
  { _id, media, afterMedia }: CaseDoc,
  seen: ReadonlySet<string>,
  repos: TransactionRepositories,
): Promise<void> {
  const waiting = recordIds([...media, ...afterMedia]).filter((id) => seen.has(id))
  for (const id of waiting) {
    const record = await repos.media.get(id)
    if (record && verdictOf(record) === 'pending')
      await repos.media.update(id, { check: 'pass', thumbCheck: 'pass' })
  }
  if (waiting.length > 0) await repos.cases.update(_id, await coversOf({ media, afterMedia }, repos))
}

export const unpublish = acting('unpublish', () => ({ change: () => ({ published: false }) }))

export const grantExtension = acting<In<'staff', 'grantExtension'>>('grantExtension', ({ until, text }) => ({
  until,
  text,
  change: ({ clocks }) => ({
    clocks: { ...clocks, resolveDue: until },
    extension: undefined,
    extended: true,
    warned: [],
  }),
}))
export const refuseExtension = acting<In<'staff', 'refuseExtension'>>('refuseExtension', ({ text }) => ({
  text,
  change: () => ({ extension: undefined }),
}))
