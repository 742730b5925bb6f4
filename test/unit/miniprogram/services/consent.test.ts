import type { Session } from '../../../../miniprogram/domain/api/account'
import { consentNote } from '../../../../miniprogram/packages/account/privacy/view'
import { session } from '../support/build'
import { installPhone } from '../support/wx'

/** A phone, the server's side of the agreement, and a page that can show the sheet. */
async function newPhone(known?: Session) {
  jest.resetModules()
  const phone = installPhone()
  if (known) phone.storage.set('session', known)
  const server = { version: '1', agreed: '' }
  const asked: boolean[] = []
  phone.answer = async (_name, data) => {
    const { action, input } = data as { action: string; input: { version?: string } }
    if (action === 'account.start') return ok(sessionOf(server))
    if (action !== 'account.agreePrivacy' || input.version !== server.version) return refused()
    server.agreed = input.version
    return ok({})
  }
  const consent = await import('../../../../miniprogram/services/consent')
  const page = {}
  consent.askHere(page, (asking) => asked.push(asking))
  const { AppError } = await import('../../../../miniprogram/domain/kernel/errors')
  return { phone, server, asked, consent, page, refusal: new AppError('privacy_not_agreed') }
}

const ok = (data: object) => ({ result: { ok: true, data } })
const refused = () => ({ result: { ok: false, error: { code: 'privacy_not_agreed', message: '已更新' } } })
const sessionOf = ({ version, agreed }: { version: string; agreed: string }): Session => {
  const base = session()
  return { ...base, privacyAgreed: agreed === version, city: { ...base.city, privacyVersion: version } }
}
const actions = ({ calls }: { calls: { data: unknown }[] }) =>
  calls.map(({ data }) => (data as { action: string }).action)
const settled = async () => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
}

describe('somebody who is new', () => {
  it('agrees to the version in force, and what waited goes on', async () => {
    const { consent, server, asked } = await newPhone(sessionOf({ version: '1', agreed: '' }))
    const may = consent.mayCollect()
    expect(asked).toEqual([true])
    await consent.agreeToGuide()
    expect(await may).toBe(true)
    expect(server.agreed).toBe('1')
    expect(asked).toEqual([true, false])
    expect(await consent.mayCollect()).toBe(true)
    expect(asked).toEqual([true, false])
  })

  it('who agrees on the page of the guide is led back first, so that what waited goes on where it was wanted', async () => {
    const { consent } = await newPhone(sessionOf({ version: '1', agreed: '' }))
    const order: string[] = []
    const may = consent.mayCollect().then(() => order.push('goes on'))
    await consent.agreeToGuide(async () => order.push('back'))
    await may
    expect(order).toEqual(['back', 'goes on'])
  })

  it('who opens the guide by themselves stays there', async () => {
    const { consent } = await newPhone(sessionOf({ version: '1', agreed: '' }))
    const back = jest.fn()
    await consent.agreeToGuide(back)
    expect(back).not.toHaveBeenCalled()
  })

  it('may refuse, and is asked again the next time', async () => {
    const { consent, asked } = await newPhone(sessionOf({ version: '1', agreed: '' }))
    const may = consent.mayCollect()
    consent.settleConsent(false)
    expect(await may).toBe(false)
    void consent.mayCollect()
    expect(asked).toEqual([true, false, true])
  })

  it('who asks twice at once is asked with one sheet, and a double tap agrees once', async () => {
    const { consent, asked, phone } = await newPhone(sessionOf({ version: '1', agreed: '' }))
    const both = Promise.all([consent.mayCollect(), consent.askConsent()])
    await Promise.all([consent.agreeToGuide(), consent.agreeToGuide()])
    expect(await both).toEqual([true, true])
    expect(asked).toEqual([true, false])
    expect(actions(phone)).toEqual(['account.start', 'account.agreePrivacy'])
  })

  it('without a network the question stays open, and one more tap answers it', async () => {
    const { consent, asked, phone } = await newPhone(sessionOf({ version: '1', agreed: '' }))
    const { answer } = phone
    phone.answer = () => Promise.reject({ errMsg: 'request:fail' })
    const may = consent.mayCollect()
    await expect(consent.agreeToGuide()).rejects.toMatchObject({ code: 'offline' })
    expect(asked).toEqual([true])
    phone.answer = answer
    await consent.agreeToGuide()
    expect(await may).toBe(true)
  })
})

describe('the guide gets a new version while the phone is open', () => {
  it('whoever has the sheet open is told, gets the new version, and agrees to it with the next tap', async () => {
    const { consent, server } = await newPhone(sessionOf({ version: '1', agreed: '' }))
    await (await import('../../../../miniprogram/services/session')).startSession()
    server.version = '2'
    const may = consent.mayCollect()
    await expect(consent.agreeToGuide()).rejects.toThrow('已更新')
    const { currentSession } = await import('../../../../miniprogram/services/session')
    expect(currentSession()?.city.privacyVersion).toBe('2')
    await consent.agreeToGuide()
    expect([await may, server.agreed]).toEqual([true, '2'])
  })

  it('whoever had agreed is asked when the server refuses, and what they sent is sent once more', async () => {
    const { consent, server, asked, refusal } = await newPhone(sessionOf({ version: '1', agreed: '1' }))
    server.version = '2'
    const send = jest.fn(() => Promise.resolve('sent'))
    send.mockImplementationOnce(() => Promise.reject(refusal))
    const sent = consent.withConsent(send)
    await settled()
    expect([asked, send.mock.calls.length]).toEqual([[true], 1])
    await consent.agreeToGuide()
    expect(await sent).toBe('sent')
    expect([server.agreed, send.mock.calls.length]).toEqual(['2', 2])
  })

  it('a server that goes on refusing is asked twice, not for ever', async () => {
    const { consent, server, refusal } = await newPhone(sessionOf({ version: '1', agreed: '1' }))
    server.version = '2'
    const send = jest.fn(() => Promise.reject(refusal))
    const sent = consent.withConsent(send)
    await settled()
    await consent.agreeToGuide()
    await expect(sent).rejects.toMatchObject({ code: 'privacy_not_agreed' })
    expect(send).toHaveBeenCalledTimes(2)
  })

  it('whoever refuses has sent nothing more', async () => {
    const { consent } = await newPhone(sessionOf({ version: '1', agreed: '' }))
    const send = jest.fn(() => Promise.resolve('sent'))
    const sent = consent.withConsent(send)
    consent.settleConsent(false)
    await expect(sent).rejects.toMatchObject({ code: 'privacy_not_agreed' })
    expect(send).not.toHaveBeenCalled()
  })
})

describe('the page that asks', () => {
  it('is the one in view', async () => {
    const { consent, asked, page } = await newPhone(sessionOf({ version: '1', agreed: '' }))
    const above: boolean[] = []
    const other = {}
    consent.askHere(other, (asking) => above.push(asking))
    void consent.mayCollect()
    expect([asked, above]).toEqual([[], [true]])
    // It goes, and takes its question with it.
    consent.askNoLonger(other)
    consent.askHere(page, (asking) => asked.push(asking))
    void consent.mayCollect()
    expect([asked, above]).toEqual([[true], [true, false]])
  })

  it('keeps its question while the person reads the guide, which answers it', async () => {
    const { consent, asked } = await newPhone(sessionOf({ version: '1', agreed: '' }))
    const may = consent.mayCollect()
    const guide = {}
    consent.askHere(guide, () => undefined)
    await consent.agreeToGuide()
    consent.askNoLonger(guide)
    expect([await may, asked]).toEqual([true, [true, false]])
  })

  it('without one nobody can agree', async () => {
    const { consent, page } = await newPhone(sessionOf({ version: '1', agreed: '' }))
    consent.askNoLonger(page)
    expect(await consent.mayCollect()).toBe(false)
  })
})

describe('WeChat asks as well', () => {
  type Ask = (resolve: (answer: { event: string; buttonId?: string }) => void) => void
  async function withWeChat(needAuthorization: boolean, known: Session) {
    const phone = await newPhone(known)
    const state: { ask?: Ask; needs: boolean } = { needs: needAuthorization }
    Object.assign(wx, {
      onNeedPrivacyAuthorization: (ask: Ask) => (state.ask = ask),
      getPrivacySetting: ({ success }: { success(setting: object): void }) =>
        success({ needAuthorization: state.needs }),
    })
    phone.consent.followWeChat()
    return { ...phone, state }
  }

  it.each([
    [true, [{ event: 'exposureAuthorization' }, { event: 'agree', buttonId: 'agree-privacy' }]],
    [false, [{ event: 'exposureAuthorization' }, { event: 'disagree' }]],
  ])('and hears the answer of the sheet: %p', async (agrees, answers) => {
    const { consent, state, phone } = await withWeChat(true, sessionOf({ version: '1', agreed: '1' }))
    const heard: object[] = []
    state.ask?.((answer) => heard.push(answer))
    if (agrees) await consent.agreeToGuide()
    else consent.settleConsent(false)
    await settled()
    expect(heard).toEqual(answers)
    // The server knows already; a phone without a network can still answer WeChat.
    expect(phone.calls).toEqual([])
  })

  it.each([
    ['1', true, false, /同意过.*微信/],
    ['1', false, true, /您已同意/],
    ['', false, false, /还没有同意/],
    ['', true, false, /还没有同意/],
  ])('agreed to %p, WeChat needs it: %p', async (agreed, needs, both, note) => {
    const known = sessionOf({ version: '1', agreed })
    const { consent } = await withWeChat(needs, known)
    expect(await consent.hasConsent()).toBe(both)
    expect(consentNote(known, both)).toMatch(note)
  })

  it('a refusal is told from what went wrong', async () => {
    const { consent } = await newPhone()
    expect(consent.isRefused({ errMsg: 'chooseMedia:fail privacy permission is not authorized' })).toBe(true)
    expect(consent.isRefused({ errno: 104, errMsg: 'chooseMedia:fail' })).toBe(true)
    expect(consent.isRefused({ errMsg: 'chooseLocation:fail auth deny', errno: 103 })).toBe(false)
    expect(consent.isRefused(undefined)).toBe(false)
  })
})
