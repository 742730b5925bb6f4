import type { Session, TemplatePurpose } from '../domain/api/account'
import { isAccepted, TEMPLATES_MOST } from '../domain/kernel/subscription'
import { call } from './call'
import { currentSession, patchSession } from './session'

/** `none` when the city has no template for it, or WeChat could not ask. */
export type NotifyOutcome = 'accepted' | 'refused' | 'none'

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
  return Object.values(answers).some(isAccepted) ? 'accepted' : 'refused'
}

/**
 * WeChat refuses a question that mixes one-time and long-term templates, and asks once a tap: where purposes differ, the
 * first one's kind is asked for; the page of all reminders asks for each by itself.
 * @returns the ids to ask for
 */
export function templateIdsOf(
  session: Pick<Session, 'templates' | 'longTerm'> | undefined,
  purposes: readonly TemplatePurpose[],
): string[] {
  const { templates, longTerm = [] } = session ?? {}
  const wanted = purposes.filter((purpose) => (templates?.[purpose] ?? '') !== '')
  const alike = wanted.filter(
    (purpose) => longTerm.includes(purpose) === longTerm.some((one) => one === wanted[0]),
  )
  const ids = alike.map((purpose) => templates?.[purpose] ?? '')
  return [...new Set(ids)].slice(0, TEMPLATES_MOST)
}

async function ask(tmplIds: string[]): Promise<Record<string, unknown>> {
  try {
    return answersIn(await wx.requestSubscribeMessage({ tmplIds }), tmplIds)
  } catch (error) {
    // 20004: the person switched all subscribe messages off in WeChat's settings.
    console.warn('requestSubscribeMessage', error)
    return {}
  }
}

/** WeChat puts the answers beside `errMsg`, by template id. */
function answersIn(result: object, ids: string[]): Record<string, unknown> {
  const all = result as Record<string, unknown>
  return Object.fromEntries(ids.flatMap((id) => (all[id] === undefined ? [] : [[id, all[id]]])))
}
