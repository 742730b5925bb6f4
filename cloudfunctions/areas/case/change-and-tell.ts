import type { CaseDoc } from './documents'
import type { WorkContext } from '../../kernel/context'
import { tellThroughOutbox } from '../../kernel/outbox/tell-through-outbox'
import type { CaseNotice } from './notices'
import { caseStore } from './store'

/** What is told of one version of a case: people hear one message of each, so what is told apart has a mark of its own. */
export interface Marked {
  /** Names it among all that is told of this version of the case. */
  mark: string
  notices: CaseNotice[]
}

/**
 * Changes a case without an entry in its history and tells of it, both or neither; nothing when somebody acted on the
 * case meanwhile, or all of it was told before.
 * @param changes without effect on the case's version
 */
export async function changeAndTell(
  found: CaseDoc,
  changes: Partial<CaseDoc>,
  tellings: readonly Marked[],
  { db, now }: WorkContext,
): Promise<void> {
  const { _id: id, version } = found
  await db.transaction(async (inside) => {
    const current = await caseStore(inside).get(id)
    if (current?.version !== version) return
    let isNew = tellings.length === 0
    for (const { mark, notices } of tellings) {
      const telling = { key: `${mark} ${version}`, subject: { kind: 'case' as const, id }, notices, at: now }
      if (await tellThroughOutbox(inside, telling)) isNew = true
    }
    if (isNew) await caseStore(inside).update(id, changes)
  })
}
