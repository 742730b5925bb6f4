import type { Prepared, PrepareInput } from '../../../../miniprogram/domain/api/case'
import { suggestCategories } from '../../../../miniprogram/domain/case/suggest'
import type { Point } from '../../../../miniprogram/domain/case/types'
import { STATE_GROUPS } from '../../../../miniprogram/domain/case/workflow'
import { promiseFor } from '../../case/clocks'
import { metresBetween, pointOf, townAt } from '../../case/geography'
import { supportIdOf } from '../../case/loadView'
import type { Context, UseCase } from '../../context'
import { toCards } from '../../views/caseCard'

const NEARBY_METRES = 250
const NEARBY_MOST = 3

/** While the form is filled in. It writes nothing and says only what anybody may know. */
export const prepare: UseCase<PrepareInput, Prepared> = async ({ text, point, categoryId }, context) => {
  const reference = await context.reference()
  const category = categoryId === undefined ? undefined : reference.category(categoryId)
  const department = category && reference.department(category.leadDepartmentId)
  const town = point && townAt(point, reference)
  const categories = reference.categories.map(({ _id, keywords }) => ({ id: _id, keywords }))
  return {
    suggested: text ? suggestCategories(text, categories) : [],
    nearby: point ? await nearby(point, context) : [],
    ...(category && department
      ? {
          promise: {
            departmentName: department.name,
            clocks: promiseFor(reference, category, context.now),
          },
        }
      : {}),
    ...(town ? { townId: town._id } : {}),
  }
}

/** Open public cases of other people: nobody can support a case of their own. */
async function nearby(point: Point, context: Context): Promise<Prepared['nearby']> {
  const { repos, viewer } = context
  const open = {
    published: true,
    state: repos.command.in(STATE_GROUPS.open),
    'reporter.openid': repos.command.neq(viewer.openid),
  }
  const rows = await repos.cases.near(point, NEARBY_METRES, open, NEARBY_MOST)
  const cards = await toCards(rows, context, 'public')
  const supported = await repos.supports.existing(rows.map(({ _id }) => supportIdOf(_id, viewer.openid)))
  return cards.map((card) => {
    const row = rows.find(({ _id }) => _id === card.id)
    const metres = row ? Math.round(metresBetween(point, pointOf(row.place))) : 0
    return { ...card, metres, supportedByMe: supported.has(supportIdOf(card.id, viewer.openid)) }
  })
}
