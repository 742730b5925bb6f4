import type { CaseDoc } from './documents'
import type { CaseEntry } from './entries'
import { mergedInto } from './family'
import type { CaseNotice } from './notices'
import { caseStore } from './store'
import type { WorkContext } from '../../kernel/context'
import type { Store } from '../../kernel/platform/database'
import { tellThroughOutbox } from '../../kernel/outbox/tell-through-outbox'

/**
 * A merged case is worked on as part of its main case. Whoever reported it follows the main case on the page of their own
 * one (views/main-view.ts), and hears there of what happens: they may not see the main case itself unless it is public.
 */

/** @returns the case that another is worked on as part of, also by way of others; undefined when it stands for itself */
export async function mainCaseOf({ parentId }: CaseDoc, store: Store): Promise<CaseDoc | undefined> {
  let main: CaseDoc | undefined
  for (let next = parentId; next !== ''; next = main?.parentId ?? '') main = await caseStore(store).get(next)
  return main
}

/** What happens to a main case, for those whose cases were merged into it. What was said they read on their page. */
const NOTICES: Partial<Record<CaseEntry['action'], CaseNotice>> = {
  progress: {
    to: 'reporter',
    title: '办理有新进展',
    text: '与您的诉求合并办理的办件有新进展，可在您的办件中查看',
    purpose: 'progress',
  },
  reply: {
    to: 'reporter',
    title: '部门已答复',
    text: '与您的诉求合并办理的办件已有答复，可在您的办件中查看',
    purpose: 'progress',
    important: true,
  },
  close: {
    to: 'reporter',
    title: '诉求已办结',
    text: '与您的诉求合并办理的办件已办结，可在您的办件中查看办理结果',
    purpose: 'finished',
    important: true,
  },
  reject: {
    to: 'reporter',
    title: '诉求不予受理',
    text: '与您的诉求合并办理的办件不予受理，可在您的办件中查看原因，如问题仍在，请重新上报',
    purpose: 'progress',
    important: true,
  },
}

/**
 * Tells the reporter of each case that was merged into one what happened to it, each by their own case. Done again it tells nobody
 * twice.
 */
export async function tellMerged(main: CaseDoc, entry: CaseEntry, context: WorkContext): Promise<void> {
  const notice = NOTICES[entry.action]
  if (!notice) return
  const merged = await mergedInto(main, context.db)
  // Whoever reported both is told of the main one.
  const others = merged.filter(({ reporter }) => reporter.openid !== main.reporter.openid)
  for (const { _id: id } of others) {
    const telling = { key: `main ${entry._id}`, subject: { kind: 'case' as const, id }, at: entry.at }
    await tellThroughOutbox(context.db, { ...telling, notices: [notice] })
  }
  if (others.length > 0) context.services.kickOutbox()
}
