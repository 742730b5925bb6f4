import type { CaseDoc } from './documents'
import type { WorkContext } from '../../kernel/context'
import { personStore } from '../../kernel/people/store'
import { followersPage } from './followers-page'
import type { AudiencePage } from '../../kernel/outbox/subject'

/** Who hears of a case. `followers` are its supporters and whoever was merged into it. */
export type Audience = 'reporter' | 'followers' | 'liaisons' | 'dispatchers' | 'supervisors'

/**
 * @param after `next` of the page before, followers only; '' for the first
 * @returns the active people of an audience, each once; of the followers, who may be many, one page
 */
export async function peopleIn(
  audience: Audience,
  found: CaseDoc,
  context: WorkContext,
  after: string,
): Promise<AudiencePage> {
  const people = personStore(context.db)
  if (audience === 'dispatchers') return { people: await people.withRole('dispatcher') }
  if (audience === 'supervisors') return { people: await people.withRole('supervisor') }
  if (audience === 'liaisons') return { people: await people.liaisonsOf(found.leadDepartmentId) }
  const { openids, ...more } =
    audience === 'reporter'
      ? { openids: [found.reporter.openid] }
      : await followersPage(found, context, after)
  return { people: (await people.many(openids)).filter(({ active }) => active), ...more }
}
