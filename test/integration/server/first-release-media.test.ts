import { caseStore } from '../../../cloudfunctions/areas/case/store'
import type { StoredMedia } from '../../../cloudfunctions/kernel/media-ref'
import type { CaseEntry } from '../../../cloudfunctions/areas/case/entries'
import { mediaIdOf } from '../../../cloudfunctions/kernel/ids'
import type { MediaCheck } from '#domain/case/types'
import { aCase, anEvent } from '../../builders'
import { jpeg } from '../../support/media'
import { bytesAt, pathOf, uploaded } from './pictures'
import type { TestServer } from './server'
import { startServer } from './server'

/** Documents of the first release: the files of cases and events with their verdicts in them, and no records. */

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.stop())

async function stored(person: string, name: string, check: MediaCheck): Promise<StoredMedia> {
  return { ...(await uploaded(server, person, name)), check }
}

/** A published case whose department has answered. */
async function givenOldCase(): Promise<Record<'passed' | 'risky' | 'after', StoredMedia>> {
  const passed = await stored('lin', 'passed', 'pass')
  const risky = await stored('lin', 'refused', 'risky')
  const after = await stored('wang', 'after', 'pass')
  const found = {
    ...aCase({ state: 'replied', published: true, media: [passed, risky], afterMedia: [after] }),
    mediaRecorded: undefined,
  }
  server.put('cases', [found])
  const actor: CaseEntry['actor'] = { openid: 'wang', party: 'lead', name: '王', departmentId: 'streets' }
  server.put('history', [
    anEvent({}),
    anEvent({ _id: 'event-2', version: 2, action: 'reply', actor, text: '已修好', media: [after] }),
  ])
  return { passed, risky, after }
}

const view = (person: string) => server.call(person, 'case', 'view', { caseId: 'case-1' })
const card = async () => (await server.call('chen', 'case', 'publicList', {})).items[0]

/** What is true before and after they have records. */
async function expectReadable(): Promise<void> {
  const seen = await view('chen')
  expect(await Promise.all(seen.media.map(({ url }) => bytesAt(url)))).toEqual([
    jpeg('passed').toString('latin1'),
  ])
  expect(seen.after).toHaveLength(1)
  expect(seen.timeline.find(({ action }) => action === 'reply')?.media).toHaveLength(1)
  expect((await view('wang')).media.map(({ check }) => check)).toEqual(['pass', 'risky'])
  // Nobody ever looked at the thumbs: the picture stands for itself.
  expect(await bytesAt((await card())?.thumb ?? '')).toContain('<passed>')
  expect(await bytesAt((await card())?.afterThumb ?? '')).toContain('<after>')
}

test('are read as they are', async () => {
  await givenOldCase()
  await expectReadable()
  const close = { caseId: 'case-1', key: 'key-12345678', reason: 'done', media: [] }
  expect(await server.call('wang', 'staff', 'close', close)).toMatchObject({ state: 'closed' })
})

test('get records and copies by the clock, once; the uploads do not matter any more', async () => {
  const { passed, after } = await givenOldCase()
  expect(await server.recordMedia()).toBe(1)
  expect(await server.recordMedia()).toBe(0)
  const records = await server.rows('media')
  expect(records).toHaveLength(3)
  expect(records.find(({ _id }) => _id === mediaIdOf(after.fileId))).toMatchObject({
    ownerOpenid: 'wang',
    check: 'pass',
    thumbCheck: 'pass',
    attachedTo: { kind: 'case', id: 'case-1' },
  })
  for (const id of [passed.fileId, after.fileId]) await server.files.write(pathOf(id), jpeg('replaced'))
  await expectReadable()
  const found = await server.case('case-1')
  expect(found.media.every((file) => 'id' in file)).toBe(true)
})

test('whose upload is gone, or never was a picture, are shown to nobody but staff', async () => {
  const { passed, after } = await givenOldCase()
  await server.files.remove(passed.fileId)
  await server.files.write(pathOf(after.fileId), Buffer.from('no picture'))
  await server.recordMedia()
  const seen = await view('chen')
  expect([seen.media, seen.after]).toEqual([[], []])
  expect((await view('wang')).after).toEqual([])
  expect((await view('wang')).media).toContainEqual(expect.objectContaining({ check: 'risky' }))
  await server.files.write(pathOf(passed.fileId), jpeg('came back'))
  expect((await view('chen')).media).toEqual([])
})

test('a verdict on an upload that comes before its record counts when that is made', async () => {
  const waiting = await stored('lin', 'waiting', 'pending')
  server.put('cases', [{ ...aCase({ published: true, media: [waiting] }), mediaRecorded: undefined }])
  server.put('media_checks', [
    { _id: 'old-trace', caseId: 'case-1', eventId: '', fileId: waiting.fileId, at: 1 },
  ])
  expect(await server.verdict('old-trace', 'pass')).toEqual({ known: true })
  await server.recordMedia()
  expect((await view('chen')).media).toHaveLength(1)
  await server.verdict('old-trace', 'risky')
  expect((await view('chen')).media).toEqual([])
  expect(await card()).not.toHaveProperty('thumb')
})

test('one that was acted on meanwhile is finished the next time', async () => {
  await givenOldCase()
  const context = server.context()
  jest.spyOn(caseStore(context.db), 'updateUnchanged').mockResolvedValue(false)
  const acting = context
  expect(await server.recordMedia(acting)).toBe(0)
  await expectReadable()
  expect(await server.recordMedia()).toBe(1)
  expect(await server.rows('media')).toHaveLength(3)
  await expectReadable()
})
