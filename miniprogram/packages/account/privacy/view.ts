import type { Session } from '../../../domain/api/account'

/**
 * @param agreed whether the server and WeChat both know of the agreement
 * @returns which guide this is, and what the person has said to it so far
 */
export function consentNote({ city, privacyAgreed }: Session, agreed: boolean): string {
  const version = `版本 ${city.privacyVersion}`
  if (agreed) return `${version}，您已同意`
  return privacyAgreed ? `${version}，您同意过；微信还需要您在这部手机上确认一次` : `${version}，您还没有同意`
}
