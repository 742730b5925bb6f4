import type { CaseDoc } from '../../database/documents'
import type { WorkContext } from '../../kernel/context'
import type { Notice } from '../../kernel/outbox/notice'
import { tellThroughOutbox } from '../../kernel/outbox/tell-through-outbox'
import { caseStore } from './store'

/**
 * Changes a case without an entry in its history and tells of it, both or neither; nothing when somebody acted on the
 * case meanwhile, or the same was told before.
 * @param changes without effect on the case's version
 * @param mark names what is told among all that is told of this version of the case
 */
export async function changeAndTell(
  found: CaseDoc,
  changes: Partial<CaseDoc>,
  { mark, notices }: { mark: string; notices: Notice[] },
  { db, now }: WorkContext,
): Promise<void> {
  const { _id: id, version } = found
  await db.transaction(async (inside) => {
    const current = await caseStore(inside).get(id)
    if (current?.version !== version) return
    const telling = {
      key: `${mark} ${version}`,
      subject: { kind: 'case' as const, id },
      notices,
      at: now,
    }
    if (notices.length === 0 || (await tellThroughOutbox(inside, telling)))
      await caseStore(inside).update(id, changes)
  })
}
