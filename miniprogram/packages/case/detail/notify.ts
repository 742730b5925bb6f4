import type { CaseView } from '../../../domain/api/case'

/** What WeChat will tell of this case, as far as a message is kept for it. */
export interface NotifyView {
  isOn: boolean
  text: string
}

export const NOT_NOTIFIED: NotifyView = { isOn: false, text: '有进展时微信通知我' }

/**
 * The last message of its kind is kept for an answer or a question; only more than one tells of the routine as well.
 * @returns what is promised, and no more
 */
export function notifyView(messages: CaseView['messages']): NotifyView {
  const { progress = 0, finished = 0 } = messages ?? {}
  const when = [
    progress > 1 ? '有进展' : progress === 1 ? '有答复或需要您补充' : '',
    finished > 0 ? '办结' : '',
  ].filter(Boolean)
  return when.length > 0 ? { isOn: true, text: `${when.join('、')}时会用微信通知您` } : NOT_NOTIFIED
}
