import { AppError } from '../domain/kernel/errors'
import { agreePrivacy } from './account'
import { codeOf } from './call'
import { currentSession, refreshSession } from './session'

/**
 * The person's agreement to the privacy guide. There are two: ours, which the server records, and WeChat's, which WeChat
 * records for this phone when a button of `open-type="agreePrivacyAuthorization"` is tapped. One sheet, and the page of the
 * guide, ask for both with one tap. Every page can show the sheet; the one in view does.
 */

/** WeChat wants to know which button was tapped; those that ask for the same carry the same id. */
export const AGREE_BUTTON = 'agree-privacy'

interface AskingPage {
  owner: object
  show: (asking: boolean) => void
}
interface Question {
  page: AskingPage
  answer: Promise<boolean>
  settle: (agreed: boolean) => void
}

/** The page in view is the last. */
let pages: AskingPage[] = []
let question: Question | undefined

/** WeChat asks by itself before it hands out a picture, a place or the like; it keeps one listener only. */
export function followWeChat(): void {
  wx.onNeedPrivacyAuthorization((resolve: WechatMiniprogram.ResolvePrivacy) => {
    resolve({ event: 'exposureAuthorization' })
    void askConsent().then((agreed) =>
      resolve(agreed ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' }),
    )
  })
}

/** `show` is told when to ask and when it is answered. Call it again whenever the page comes into view. */
export function askHere(owner: object, show: (asking: boolean) => void): void {
  const page = pages.find((known) => known.owner === owner) ?? { owner, show }
  pages = [...pages.filter((known) => known !== page), page]
}

/** The page is gone, and with it the question that it showed. */
export function askNoLonger(owner: object): void {
  if (question?.page.owner === owner) settleConsent(false)
  pages = pages.filter((page) => page.owner !== owner)
}

/** Shows the sheet; whoever asks meanwhile gets the same answer. @returns whether the person agreed */
export function askConsent(): Promise<boolean> {
  if (question) return question.answer
  const page = pages[pages.length - 1]
  if (!page) return Promise.resolve(false)
  let settle: Question['settle'] = () => undefined
  const answer = new Promise<boolean>((resolve) => (settle = resolve))
  question = { page, answer, settle }
  page.show(true)
  return answer
}

/** Answers the open question, if there is one. */
export function settleConsent(agreed: boolean): void {
  const settled = question
  question = undefined
  settled?.page.show(false)
  settled?.settle(agreed)
}

/**
 * The button was tapped, so WeChat knows: now the server.
 * @param back to the page that waits for the answer, which goes on with what was wanted there
 * @throws AppError when it was not reached, or when the guide was changed meanwhile; the session then has its new version
 */
export async function agreeToGuide(back?: () => Promise<unknown>): Promise<void> {
  if (!currentSession()?.privacyAgreed) await agreePrivacy()
  if (question) await back?.()
  settleConsent(true)
}

/** Before a picture or a place is taken in. @returns whether it may be; where only WeChat's agreement is missing, WeChat asks */
export function mayCollect(): Promise<boolean> {
  const session = currentSession()
  return session === undefined || session.privacyAgreed ? Promise.resolve(true) : askConsent()
}

/**
 * Runs a call that takes in personal data, and asks before it when that is needed. When the server knows of no
 * agreement although the phone did, because the guide has a new version, the person is asked and it is run once more.
 * @throws AppError `privacy_not_agreed` when the person does not want to
 */
export async function withConsent<Value>(run: () => Promise<Value>): Promise<Value> {
  if (!(await mayCollect())) throw new AppError('privacy_not_agreed')
  try {
    return await run()
  } catch (error) {
    if (codeOf(error) !== 'privacy_not_agreed') throw error
    await refreshSession()
    if (!(await askConsent())) throw error
    return run()
  }
}

/** @returns whether both know that the person agreed; a phone too old to tell needs no agreement of WeChat's. */
export async function hasConsent(): Promise<boolean> {
  return (currentSession()?.privacyAgreed ?? false) && (await knownToWeChat())
}

function knownToWeChat(): Promise<boolean> {
  return new Promise((resolve) => {
    wx.getPrivacySetting({
      success: ({ needAuthorization }) => resolve(!needAuthorization),
      fail: () => resolve(true),
    })
  })
}

/** @returns whether WeChat's call failed because the person does not agree: their choice, and no fault to speak of. */
export function isRefused(failure: unknown): boolean {
  const { errMsg = '', errno } = (failure ?? {}) as { errMsg?: string; errno?: number }
  return errno === 104 || /privacy permission is not authorized/.test(errMsg)
}
