import { aCity, anOutline } from '../../builders'
import { zhongshan } from '../../../cities'
import type { TestServer } from './server'
import { startServer } from './server'

let server: TestServer
const announcements = [
  { id: 'works', title: '夜间施工安排', at: 1, text: '每日 22:00 至次日 6:00。\n雨天顺延。' },
  { id: 'title-only', title: '只有标题', at: 1 },
]
const city = aCity({ announcements, notice: { text: '途经请绕行', announcementId: 'works' } })
beforeAll(async () => {
  server = await startServer({ settings: [city, zhongshan.calendar, anOutline()] })
})
afterAll(() => server.stop())

test('what looks as if it opens does: an announcement with words behind its title, and the notice that names it', async () => {
  const { notice, announcements: shown } = await server.call('lin', 'city', 'home', {})
  expect(notice).toEqual({ text: '途经请绕行', announcementId: 'works' })
  expect(shown).toEqual([
    { id: 'works', title: '夜间施工安排', at: 1, opens: true },
    { id: 'title-only', title: '只有标题', at: 1 },
  ])
  const opened = await server.call('lin', 'city', 'announcement', { id: notice?.announcementId ?? '' })
  expect(opened).toEqual({ title: '夜间施工安排', at: 1, text: announcements[0]?.text })
  for (const id of ['title-only', 'gone'])
    expect((await server.refused('lin', 'city', 'announcement', { id })).code).toBe('not_found')
})
