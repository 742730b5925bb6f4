import type { Context } from '../context'
import { idOf } from '../ids'

/** A citizen asks a second time for a case to be done again: each supervisor finds it in the inbox, once. */
export async function tellSupervisors(caseId: string, { repos, now }: Context): Promise<void> {
  const [found, supervisors] = await Promise.all([
    repos.cases.get(caseId),
    repos.people.withRole('supervisor'),
  ])
  if (!found) return
  await Promise.all(
    supervisors.map(({ _id: openid }) =>
      repos.inbox.put({
        _id: idOf('inbox', 'secondReopen', caseId, openid),
        openid,
        at: now,
        title: '市民再次申请重办',
        text: `办件 ${found.number} 重办后市民仍不满意，请督办跟进`,
        caseId,
      }),
    ),
  )
}
