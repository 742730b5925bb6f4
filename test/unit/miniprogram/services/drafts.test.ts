import { clearDraft, loadDraft, saveDraft } from '../../../../miniprogram/services/drafts'
import { newKey } from '../../../../miniprogram/services/keys'
import { installPhone } from '../support/wx'

installPhone()
const DAY = 24 * 60 * 60 * 1000

test('a draft comes back until it is cleared', () => {
  saveDraft('report', { text: '路灯不亮' })
  expect(loadDraft('report')).toEqual({ text: '路灯不亮' })
  clearDraft('report')
  expect(loadDraft('report')).toBeUndefined()
})

test('a draft is forgotten after 14 days', () => {
  saveDraft('report', { text: '路灯不亮' }, 0)
  const justUnder = 14 * DAY - 1
  expect(loadDraft('report', justUnder)).toBeDefined()
  expect(loadDraft('report', justUnder + 1)).toBeUndefined()
})

test('drafts of different names do not meet', () => {
  saveDraft('rate-1', { grade: 5 })
  saveDraft('rate-2', { grade: 1 })
  expect(loadDraft('rate-1')).toEqual({ grade: 5 })
})

describe('an idempotency key', () => {
  it('has the shape the server takes', () => {
    expect(newKey()).toMatch(/^[A-Za-z0-9_-]{8,64}$/)
  })

  it('differs by time even when the random part does not', () => {
    expect(newKey(1, () => 0)).not.toBe(newKey(2, () => 0))
  })

  it('differs by its random part at the same moment', () => {
    const keys = new Set(Array.from({ length: 100 }, () => newKey(1)))
    expect(keys.size).toBe(100)
  })
})
