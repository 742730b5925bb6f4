/** What WeChat's subscribe messages demand of whoever asks for them. */

/** Templates in one question. */
export const TEMPLATES_MOST = 5

/**
 * @param answer as `wx.requestSubscribeMessage` gives it for one template
 * @returns whether it is a yes: `accept`, and also `acceptWithAudio`, `acceptWithAlert` or whatever WeChat words it by next
 */
export function isAccepted(answer: unknown): boolean {
  return typeof answer === 'string' && answer.startsWith('accept')
}
