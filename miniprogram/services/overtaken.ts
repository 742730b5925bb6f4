import type { ErrorCode } from '../domain/kernel/errors'
import { codeOf, messageOf } from './call'

const OVERTAKEN: readonly ErrorCode[] = ['case_conflict', 'wrong_state', 'already_done']

/** @returns whether the case is another by now than the page shows: somebody acted on it first, perhaps on another phone. */
function isOvertaken(code: ErrorCode): boolean {
  return OVERTAKEN.includes(code)
}

/**
 * Says who did what first. The caller then shows the case as it is now.
 * @returns whether that was what went wrong; nothing was said otherwise
 */
export async function explainOvertaken(error: unknown): Promise<boolean> {
  if (!isOvertaken(codeOf(error))) return false
  await wx.showModal({
    title: '办件有新变化',
    content: messageOf(error),
    showCancel: false,
    confirmText: '查看最新',
  })
  return true
}
