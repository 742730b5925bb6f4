import type { TemplatePurpose } from '#domain/api/account'

/**
 * What is to be told to one audience. It says how much it matters and until when, never by which channel: each channel
 * decides by that whether it is for it. Plain data, so that it can wait in the outbox.
 */
export interface Notice<Audience extends string = string> {
  /** Who hears of it, in the words of its kind of thing, which says who they are (Subject). */
  to: Audience
  title: string
  text: string
  /** The same where only 20 characters fit; left out, the beginning of the text. */
  brief?: string
  /** Goes out as a subscribe message as well, where the person has one left; otherwise the inbox must do. */
  purpose?: TemplatePurpose
  /** Worth a person's last subscribe message of that template and a message to the department's group; the routine is not. */
  important?: boolean
  /** Goes before everything else that waits for the same group. */
  urgent?: boolean
  /** Until when (epoch ms) what is to be done, for example 签收. However the text is cut, this stays. */
  due?: { at: number; to: string }
  /** What a digest says of many of it, with # for their number; left out, their title and their number. */
  many?: string
}
