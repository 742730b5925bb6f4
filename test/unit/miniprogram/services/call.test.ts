import {
  call,
  CallError,
  failedCall,
  fieldOf,
  isRetryable,
  messageOf,
} from '../../../../miniprogram/services/call'
import { AppError } from '../../../../miniprogram/domain/kernel/errors'
import { installPhone } from '../support/wx'

const phone = installPhone()

beforeEach(() => {
  phone.calls.length = 0
})

describe('a call of a cloud function', () => {
  it('sends action and input, and gives the data', async () => {
    phone.answer = async () => ({ result: { ok: true, data: { supports: 3 } }, requestID: 'r1' })
    await expect(call('case', 'support', { caseId: 'c1' })).resolves.toEqual({ supports: 3 })
    expect(phone.calls).toEqual([
      { name: 'citizen', data: { action: 'case.support', input: { caseId: 'c1' } } },
    ])
  })

  it('throws what the server refused, with fields and request id', async () => {
    const error = {
      code: 'invalid_input',
      message: '填写的内容有误',
      fields: { text: '至少 5 个字' },
      requestId: 'r2',
    }
    phone.answer = async () => ({ result: { ok: false, error } })
    const failure = await call('case', 'support', { caseId: 'c1' }).catch((thrown: unknown) => thrown)
    expect(failure).toBeInstanceOf(CallError)
    expect(failure).toMatchObject({
      code: 'invalid_input',
      message: error.message,
      fields: error.fields,
      requestId: 'r2',
    })
  })

  it('shares the answer of the same call while it is under way, so a double tap sends once', async () => {
    const finish: ((answer: unknown) => void)[] = []
    phone.answer = () => new Promise((resolve) => finish.push(resolve))
    const calls = ['once', 'once', 'other'].map((caseId) => call('case', 'support', { caseId }))
    expect(phone.calls).toHaveLength(2)
    finish.forEach((end, index) => end({ result: { ok: true, data: { supports: index } } }))
    await expect(Promise.all(calls)).resolves.toEqual([{ supports: 0 }, { supports: 0 }, { supports: 1 }])
  })

  it('asks again once the first has ended', async () => {
    phone.answer = async () => ({ result: { ok: true, data: { supports: 1 } } })
    await call('case', 'support', { caseId: 'c9' })
    await call('case', 'support', { caseId: 'c9' })
    expect(phone.calls).toHaveLength(2)
  })

  it('says timeout when no answer comes', async () => {
    jest.useFakeTimers()
    phone.answer = () => new Promise(() => undefined)
    const failure = call('case', 'support', { caseId: 'slow' }).catch((thrown: unknown) => thrown)
    await jest.advanceTimersByTimeAsync(25_000)
    jest.useRealTimers()
    expect(await failure).toMatchObject({ code: 'timeout' })
  })

  it('is unavailable when the function answers nothing', async () => {
    phone.answer = async () => ({ result: undefined, requestID: 'r3' })
    await expect(call('case', 'support', { caseId: 'c1' })).rejects.toMatchObject({
      code: 'unavailable',
      requestId: 'r3',
    })
  })
})

describe('a failure of WeChat', () => {
  it.each([
    [{ errMsg: 'cloud.callFunction:fail request:fail' }, 'offline'],
    [{ errMsg: 'cloud.callFunction:fail Error: net::ERR_INTERNET_DISCONNECTED' }, 'offline'],
    [{ errCode: -404012, errMsg: 'polling exceed max timeout retry' }, 'timeout'],
    [{ errCode: -504003, errMsg: 'Invoking task timed out after 3 seconds' }, 'timeout'],
    [{ errMsg: 'request:fail timeout' }, 'timeout'],
    [{ errCode: -501000, errMsg: 'cloud function execution error' }, 'unavailable'],
    [undefined, 'unavailable'],
  ])('%j means %s', (failure, code) => {
    expect(failedCall(failure)).toMatchObject({ code })
  })

  it('keeps the request id that WeChat puts into the words', () => {
    expect(failedCall({ errMsg: 'errCode: -504002 | requestId: 3f-2a; function failed' }).requestId).toBe(
      '3f-2a',
    )
  })
})

test('only what may pass is worth a retry', () => {
  expect(isRetryable(new AppError('offline'))).toBe(true)
  expect(isRetryable(new AppError('wrong_state'))).toBe(false)
  expect(isRetryable(new Error('bug'))).toBe(false)
})

test('an unknown failure reads neutrally', () => {
  expect(messageOf(new Error('x is undefined'))).toBe(new AppError('internal').message)
})

describe('what the server says about a field', () => {
  const refused = (fields: Record<string, string>) => new CallError('invalid_input', { fields })

  it('is read where the page has no place for it', () => {
    expect(messageOf(refused({ caseIds: '一次最多签收 50 件' }))).toBe('一次最多签收 50 件')
    expect(messageOf(refused({ key: '格式不正确', until: '最多可延期 60 天' }))).toBe('最多可延期 60 天')
  })

  it('is not read where it says nothing by itself, nor instead of a sentence of its own', () => {
    expect(messageOf(refused({ key: '格式不正确' }))).toBe(new AppError('invalid_input').message)
    const said = new CallError('outside_city', { text: '不在本市', fields: { place: '请重新选择' } })
    expect(messageOf(said)).toBe('不在本市')
  })

  it('is found by its field', () => {
    expect(fieldOf(refused({ parentNumber: '没有找到' }), 'parentNumber')).toBe('没有找到')
    expect(fieldOf(refused({}), 'parentNumber')).toBeUndefined()
    expect(fieldOf(new Error('x'), 'parentNumber')).toBeUndefined()
  })
})
