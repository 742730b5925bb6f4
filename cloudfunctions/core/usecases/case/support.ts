import { isIn } from '../../../../miniprogram/domain/case/workflow'
import { AppError } from '../../../../miniprogram/domain/errors'
import type { CaseDoc } from '../../../database/documents'
import { supportIdOf } from '../../case/loadView'
import type { Context, UseCase } from '../../context'
import { DuplicateError } from '../../platform/database'
import type { TransactionRepositories } from '../../repositories'
import { publicSight } from '../../views/caseCard'

type Support = UseCase<{ caseId: string }, { supports: number }>

/** 我也遇到: follows an open public case of somebody else. Doing it again changes nothing. */
export const support: Support = async ({ caseId }, context) => {
  const { repos, person, now } = context
  const _id = supportIdOf(caseId, person._id)
  try {
    return await repos.transaction(async (inside) => {
      const found = await supportable(caseId, inside, context)
      await inside.supports.insert({ _id, caseId, openid: person._id, at: now })
      await inside.cases.addSupports(caseId, 1)
      return { supports: found.supports + 1 }
    })
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error
    return currentSupports(caseId, context)
  }
}

/** Takes it back. */
export const unsupport: Support = async ({ caseId }, context) => {
  const { repos, person } = context
  return repos.transaction(async (inside) => {
    const found = await inside.cases.get(caseId)
    if (!found) throw new AppError('case_not_found')
    const existed = await inside.supports.remove(supportIdOf(caseId, person._id))
    if (!existed && publicSight(found) === 'none') throw new AppError('case_not_found')
    if (existed) await inside.cases.addSupports(caseId, -1)
    return { supports: found.supports - (existed ? 1 : 0) }
  })
}

async function supportable(
  caseId: string,
  repos: TransactionRepositories,
  { viewer }: Context,
): Promise<CaseDoc> {
  const found = await repos.cases.get(caseId)
  if (!found || publicSight(found) === 'none') throw new AppError('case_not_found')
  if (found.reporter.openid === viewer.openid)
    throw new AppError('already_done', { text: '这是您自己的办件，进展会及时通知您' })
  if (!isIn('open', found.state)) throw new AppError('wrong_state', { text: '该办件已有结果，无需附议' })
  return found
}

async function currentSupports(caseId: string, { repos }: Context): Promise<{ supports: number }> {
  const found = await repos.cases.get(caseId)
  if (!found) throw new AppError('case_not_found')
  return { supports: found.supports }
}
