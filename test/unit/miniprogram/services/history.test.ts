import type { TimelineEntry } from '../../../../miniprogram/domain/api/case'
import { withEarlier, withShown } from '../../../../miniprogram/services/history'
import { installPhone } from '../support/wx'

const phone = installPhone()

const entry = (id: number): TimelineEntry => ({
  id: `e${id}`,
  at: id,
  action: 'addNote',
  by: '市民',
  text: '',
  media: [],
})
/** Entries from one number down to another, as the server gives them. */
const entries = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => entry(from - index))

describe('earlier entries of a history', () => {
  it('come behind those that are shown, and lead on to the next', async () => {
    phone.answer = async () => ({ result: { ok: true, data: { items: entries(4, 2), next: 'before-2' } } })
    const more = await withEarlier('c1', { timeline: entries(6, 5), earlier: 'before-5' })
    expect(more).toEqual({ timeline: entries(6, 2), earlier: 'before-2' })
    expect(phone.calls.at(-1)?.data).toEqual({
      action: 'case.history',
      input: { caseId: 'c1', cursor: 'before-5' },
    })
  })

  it('at the beginning lead nowhere, and one that was pinned is not shown twice', async () => {
    phone.answer = async () => ({ result: { ok: true, data: { items: entries(4, 1) } } })
    const more = await withEarlier('c1', { timeline: [...entries(6, 5), entry(2)], earlier: 'before-5' })
    expect(more.earlier).toBeUndefined()
    expect(more.timeline.map(({ id }) => id).sort()).toEqual(['e1', 'e2', 'e3', 'e4', 'e5', 'e6'])
  })

  it('stay when the case is loaded anew', () => {
    const shown = { timeline: entries(6, 1), earlier: undefined }
    const fresh = { timeline: entries(7, 5), earlier: 'before-5' }
    expect(withShown(fresh, shown)).toEqual({ timeline: entries(7, 1), earlier: undefined })
  })

  it('are asked for anew when too much happened since to know what lies between', () => {
    const fresh = { timeline: entries(90, 80), earlier: 'before-80' }
    expect(withShown(fresh, { timeline: entries(6, 1), earlier: undefined })).toEqual(fresh)
  })

  it('the first time, are what the server says', () => {
    expect(withShown({ timeline: entries(2, 1) })).toEqual({ timeline: entries(2, 1), earlier: undefined })
  })
})
