import type { MiniProgram } from '../mini-program'
import { askPrivacy } from '../overlays/permission-dialog'
import { registerOpenType } from '../open-types'
import { showModal } from '../overlays/modal'
import { asyncApi } from './api'
import { WxFailure } from './failure'

type Resolve = (answer: { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string }) => void
type Listener = (resolve: Resolve, info: { referrer: string }) => void

const CONTRACT_NAME = '《用户隐私保护指引》'
const listeners = new Set<Listener>()

/** The privacy guide: WeChat asks once per person before any call that touches personal data. */
export function privacyApi(program: MiniProgram): Record<string, unknown> {
  registerOpenType('agreePrivacyAuthorization', (emit) => {
    agree(program)
    emit('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
  })
  return {
    getPrivacySetting: asyncApi('getPrivacySetting', () => ({
      needAuthorization: !hasAgreed(program),
      privacyContractName: CONTRACT_NAME,
    })),
    requirePrivacyAuthorize: asyncApi('requirePrivacyAuthorize', () =>
      requirePrivacy(program, 'requirePrivacyAuthorize'),
    ),
    onNeedPrivacyAuthorization: (listener: Listener) => listeners.add(listener),
    offNeedPrivacyAuthorization: (listener: Listener) => listeners.delete(listener),
    openPrivacyContract: asyncApi('openPrivacyContract', async () => {
      await showModal({
        title: CONTRACT_NAME,
        content: '微信会在此显示本小程序在后台填写的隐私保护指引。',
        showCancel: false,
      })
    }),
  }
}

/** Lets a call go on when the person has agreed or agrees now. @throws WxFailure when they do not */
export async function requirePrivacy(program: MiniProgram, referrer: string): Promise<void> {
  if (hasAgreed(program)) return
  const agreed = listeners.size > 0 ? await askApp(referrer) : await askPrivacy(CONTRACT_NAME)
  if (!agreed) throw new WxFailure('privacy permission is not authorized', { errno: 104 })
  agree(program)
}

function askApp(referrer: string): Promise<boolean> {
  return new Promise((resolve) => {
    for (const listener of listeners)
      listener(({ event }) => event !== 'exposureAuthorization' && resolve(event === 'agree'), { referrer })
  })
}

const key = ({ person }: MiniProgram): string => `wechat:${person}:privacy`
const hasAgreed = (program: MiniProgram): boolean => localStorage.getItem(key(program)) === 'agreed'
const agree = (program: MiniProgram): void => localStorage.setItem(key(program), 'agreed')
