import type { CaseEntry } from '../../../cloudfunctions/areas/case/entries'
import { moveLateEntries } from '../../../cloudfunctions/areas/case/earlier-history'
import { idOf } from '../../../cloudfunctions/kernel/ids'
import { aCase, aKey, anEvent } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

/** Histories that lie where the first release kept them, while people act on their cases. */

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.stop())

const REPORTER = { openid: 'lin', party: 'reporter', name: '', departmentId: '' } as const

const LIAISON = { openid: 'wang', party: 'lead', name: '王工', departmentId: 'streets' } as const

/** As the first release wrote them. */
function putEarlier(entries: Partial<CaseEntry>[]): void {
  const stored = entries.map((entry) => {
    const { subject: _subject, ...rest } = anEvent(entry)
    return { ...rest, reason: '', caseId: 'case-1' }
  })
  server.put('case_events', stored)
}

/** A case of the first release: no generation, and a note that was overtaken since. */
function givenNoted(noteId: string): void {
  const lastEvent = { id: 'later', action: 'progress', at: server.now.value, by: '街道' } as const
  const { generation: _generation, ...earlier } = aCase({ state: 'processing', version: 3, lastEvent })
  server.put('cases', [earlier])
  const processing = { from: 'processing', to: 'processing' } as const
  putEarlier([
    { _id: 'first' },
    { _id: noteId, version: 2, action: 'addNote', ...processing, text: '还有一处', actor: REPORTER },
    { _id: 'later', version: 3, action: 'progress', ...processing, text: '在办', actor: LIAISON },
  ])
}

const timeline = async (person = 'lin') =>
  (await server.call(person, 'case', 'view', { caseId: 'case-1' })).timeline.map(({ action }) => action)

test('a note whose answer was lost before the update, sent again after it, is taken once', async () => {
  const key = aKey()
  givenNoted(idOf('event', 'case-1', 'lin', 'addNote', key))
  const again = { caseId: 'case-1', key, text: '还有一处', media: [] }
  await server.call('lin', 'case', 'addNote', again)
  expect((await server.case('case-1')).version).toBe(3)
  expect(await timeline()).toEqual(['progress', 'addNote', 'submit'])
  await server.fillDerived()
  expect(await timeline()).toEqual(['progress', 'addNote', 'submit'])
  expect(await server.rows('case_events')).toEqual([])
})

test('who came second at a case of the first release learns who was first', async () => {
  givenNoted('note')
  const { message } = await server.refused('sun', 'staff', 'sign', { caseId: 'case-1', key: aKey() })
  expect(message).toMatch(/^街道王工已于/)
})

test('a case whose note is in both places opens, and the note is there once', async () => {
  givenNoted('note')
  server.put('history', [anEvent({ _id: 'note', version: 2, action: 'addNote', text: '还有一处' })])
  expect(await timeline()).toEqual(['progress', 'addNote', 'submit'])
  expect(await server.rows('case_events')).toEqual([])
})

test('what an earlier program writes after a history was moved is moved too, read and told', async () => {
  const [at, text] = [server.now.value, '东边第二个路口']
  server.put('cases', [
    aCase({ state: 'processing', version: 2, lastEvent: { id: 'late', action: 'giveInfo', at, by: '市民' } }),
  ])
  server.put('history', [anEvent({ _id: 'first' })])
  const answered = { action: 'giveInfo', from: 'needInfo', to: 'processing' } as const
  putEarlier([{ _id: 'late', version: 2, ...answered, text, actor: REPORTER, outboxAt: at }])
  expect(await moveLateEntries(server.context())).toBe(1)
  while ((await server.workOutbox()).done > 0);
  expect(await timeline()).toEqual(['giveInfo', 'submit'])
  const told = (await server.rows('inbox')).filter(({ openid }) => openid === 'wang')
  expect(told.map((row) => row['text'])).toEqual([expect.stringContaining(text)])
})

test('a case that many open at once before its history was moved opens for all of them', async () => {
  const { generation: _generation, ...earlier } = aCase({ state: 'processing', published: true, version: 90 })
  server.put('cases', [earlier])
  putEarlier(
    Array.from({ length: 90 }, (_, index) => ({
      _id: `entry-${index}`,
      version: index + 1,
      action: index === 0 ? 'submit' : 'progress',
      text: `进展 ${index}`,
    })),
  )
  const opened = await Promise.all(Array.from({ length: 12 }, () => timeline('chen')))
  expect(new Set(opened.map((entries) => entries.length))).toEqual(new Set([60]))
  expect(await server.rows('case_events')).toEqual([])
  expect(new Set((await server.rows('history')).map(({ version }) => version)).size).toBe(90)
}, 60_000)
