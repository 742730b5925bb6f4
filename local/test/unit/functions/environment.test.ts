import { callEnvironment, decodeCaller } from '../../../functions/environment'
import type { Caller } from '../../../functions'

describe('the environment of a call', () => {
  it.each<[string, Caller, Record<string, string | undefined>]>([
    ['from a phone', { openid: 'o-1', source: 'wx_client' }, { WX_OPENID: 'o-1', TCB_SOURCE: 'wx_client' }],
    ['from a function for a person', { openid: 'o-1', source: 'function' }, { TCB_SOURCE: 'wx_client,scf' }],
    ['from a function for nobody', { source: 'function' }, { WX_OPENID: undefined, TCB_SOURCE: 'scf' }],
    [
      'of a timer',
      { source: 'timer' },
      { TRIGGER_SRC: 'timer', TCB_SOURCE: undefined, WX_OPENID: undefined },
    ],
    ['of WeChat’s push', { source: 'wechat' }, { TRIGGER_SRC: undefined, TCB_SOURCE: undefined }],
  ])('%s', (_, caller, expected) => {
    const environment = callEnvironment(caller, 'r-1')
    for (const [name, value] of Object.entries(expected))
      expect([name, environment[name]]).toEqual([name, value])
    expect(environment['WX_CONTEXT_KEYS']?.split(',').includes('WX_OPENID')).toBe(caller.openid !== undefined)
  })
})

describe('the token of a call', () => {
  it('tells the gateway who the function acts for', () => {
    const { WX_API_TOKEN } = callEnvironment({ openid: 'o-1', source: 'wx_client' }, 'r-1')
    expect(decodeCaller(WX_API_TOKEN)).toEqual({ openid: 'o-1', source: 'wx_client', requestId: 'r-1' })
  })

  it.each([undefined, '', 'rubbish', Buffer.from('{}').toString('base64url')])('%j is nobody', (token) => {
    expect(decodeCaller(token)).toBeUndefined()
  })
})
