import type { Credits, Session, TemplatePurpose } from '../domain/api/account'
import { call } from './call'
import { currentSession, patchSession } from './session'

type SubscribeAnswer = 'accept' | 'reject' | 'ban' | 'filter'

/** `none` when the city has no template for it, or WeChat could not ask. */
export type NotifyOutcome = 'accepted' | 'refused' | 'none'

/** WeChat takes at most three templates a call. */
const MOST = 3

/**
 * Asks for one message of each purpose. Call it straight from a tap handler: WeChat refuses to ask otherwise.
 * The server learns the answer, so that credits can be shown and spent on what matters.
 * @param subjectId the case on whose page it is asked: the messages are kept for it
 */
export async function askToNotify(purposes: TemplatePurpose[], subjectId?: string): Promise<NotifyOutcome> {
  const ids = templateIdsOf(currentSession(), purposes)
  if (ids.length === 0) return 'none'
  const answers = await ask(ids)
  if (Object.keys(answers).length === 0) return 'none'
  const { credits } = await call('account', 'recordSubscription', {
    answers,
    ...(subjectId === undefined ? {} : { subjectId }),
  })
  patchSession({ credits })
  return Object.values(answers).includes('accept') ? 'accepted' : 'refused'
}

/** @returns how many messages may still be sent to me, by purpose. */
export function creditsOf(session: Session | undefined): Credits {
  return session?.credits ?? { progress: 0, finished: 0, task: 0 }
}

function templateIdsOf(session: Session | undefined, purposes: TemplatePurpose[]): string[] {
  const ids = purposes.map((purpose) => session?.templates[purpose] ?? '').filter((id) => id !== '')
  return [...new Set(ids)].slice(0, MOST)
}

async function ask(tmplIds: string[]): Promise<Record<string, SubscribeAnswer>> {
  try {
    return answersIn(await wx.requestSubscribeMessage({ tmplIds }), tmplIds)
  } catch (error) {
    // 20004: the person switched all subscribe messages off in WeChat's settings.
    console.warn('requestSubscribeMessage', error)
    return {}
  }
}

/** WeChat puts the answers beside `errMsg`, by template id. */
function answersIn(result: object, ids: string[]): Record<string, SubscribeAnswer> {
  const all = result as Record<string, SubscribeAnswer | undefined>
  const answers: Record<string, SubscribeAnswer> = {}
  for (const id of ids) {
    const answer = all[id]
    if (answer !== undefined) answers[id] = answer
  }
  return answers
}
