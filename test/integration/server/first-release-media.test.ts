import { caseStore } from '../../../cloudfunctions/areas/case/store'
import { idOfAttached } from '../../../cloudfunctions/areas/media'
import type { AttachedMedia, StoredMedia } from '../../../cloudfunctions/kernel/media-ref'
import type { CaseEntry } from '../../../cloudfunctions/areas/case/entries'
import { firstReleaseMediaIdOf, mediaIdOf } from '../../../cloudfunctions/kernel/ids'
import type { MediaCheck } from '#domain/case/types'
import { aCase, aKey, anEvent, aReport, DAY } from '../../builders'
import { jpeg, mp4 } from '../../support/media'
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

/** WeChat looks at what it was asked to. */
async function checked(): Promise<void> {
  await server.workChecks()
  await server.wechat.deliverEvents()
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
  expect(records.find(({ _id }) => _id === firstReleaseMediaIdOf('case-1', after.fileId))).toMatchObject({
    ownerOpenid: 'wang',
    attachedTo: { kind: 'case', id: 'case-1' },
  })
  await checked()
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
  // Staff find it where it was brought; a refused picture shows no result.
  const reply = (await view('wang')).timeline.find(({ action }) => action === 'reply')
  expect(reply?.media).toMatchObject([{ check: 'risky' }])
  expect((await view('wang')).after).toEqual([])
  await server.files.write(pathOf(passed.fileId), jpeg('came back'))
  expect((await view('chen')).media).toEqual([])
})

test('a refusal of an upload counts, before there is a record of it and after; a pass is asked for anew', async () => {
  const names = ['early', 'late', 'passed'] as const
  const files = await Promise.all(names.map((name) => stored('lin', name, 'pending')))
  server.put('cases', [{ ...aCase({ published: true, media: files }), mediaRecorded: undefined }])
  const asked = files.map(({ fileId }, index) => ({
    _id: `old-${names[index] ?? ''}`,
    caseId: 'case-1',
    eventId: '',
    fileId,
    at: 1,
  }))
  server.put('media_checks', asked)
  expect(await server.verdict('old-early', 'risky')).toEqual({ known: true })
  await server.verdict('old-passed', 'pass')
  await server.recordMedia()
  expect((await view('chen')).media).toEqual([])
  await server.verdict('old-passed', 'pass')
  expect((await view('chen')).media).toEqual([])
  await checked()
  expect((await view('wang')).media.map(({ check }) => check)).toEqual(['risky', 'pass', 'pass'])
  await server.verdict('old-late', 'risky')
  expect((await view('chen')).media).toHaveLength(1)
})

test('what lies in the storage since before it was brought keeps its verdict; WeChat looks at nothing twice', async () => {
  const pass = await stored('lin', 'passed', 'pass')
  const open = await stored('lin', 'open', 'pending')
  const submittedAt = Date.now() + 2_000
  const found = aCase({ published: true, media: [pass, open], submittedAt })
  server.put('cases', [{ ...found, mediaRecorded: undefined }])
  await server.recordMedia()
  expect((await server.rows('media')).map(({ check, thumbCheck }) => [check, thumbCheck])).toEqual(
    expect.arrayContaining([
      ['pass', 'pass'],
      ['pending', 'pending'],
    ]),
  )
  expect((await view('chen')).media).toHaveLength(1)
  await server.workChecks()
  expect(await server.rows('media_checks')).toHaveLength(1)
})

describe('until the clock comes by, a reporter', () => {
  async function givenEvidence(check: MediaCheck, name = 'evidence'): Promise<StoredMedia> {
    const file = await stored('lin', name, check)
    const found = aCase({ state: 'processing', published: true, media: [file] })
    server.put('cases', [{ ...found, mediaRecorded: undefined, generation: undefined }])
    return file
  }
  const keepAnew = ({ check: _check, ...upload }: StoredMedia) => server.call('lin', 'media', 'keep', upload)

  test('who keeps a file anew does not get rid of it', async () => {
    await keepAnew(await givenEvidence('pass'))
    await server.recordMedia()
    await checked()
    expect((await view('chen')).media).toHaveLength(1)
    server.now.value += 31 * DAY
    expect(await server.forgetMedia()).toBe(1)
    expect((await view('wang')).media.map(({ check }) => check)).toEqual(['pass'])
    expect(await bytesAt((await view('chen')).media[0]?.url ?? '')).toContain('<evidence>')
  })

  test('who brings it to another report leaves it to the first one too', async () => {
    const { id } = await keepAnew(await givenEvidence('pass'))
    const other = await server.call('lin', 'case', 'submit', aReport({ media: [id] }))
    await server.recordMedia()
    expect((await view('wang')).media).toHaveLength(1)
    expect((await server.call('wang', 'case', 'view', { caseId: other.caseId })).media).toHaveLength(1)
  })

  test('who replaces its bytes has them looked at before anybody sees them', async () => {
    const { fileId } = await givenEvidence('pass')
    await server.files.write(pathOf(fileId), jpeg('risky'))
    await server.recordMedia()
    expect((await view('chen')).media).toEqual([])
    await checked()
    expect((await view('chen')).media).toEqual([])
    expect((await view('wang')).media.map(({ check }) => check)).toEqual(['risky'])
  })

  test('who keeps a refused picture anew does not make it good', async () => {
    const file = await givenEvidence('risky', 'refused')
    await keepAnew(file)
    await server.recordMedia()
    await checked()
    expect((await view('wang')).media.map(({ check }) => check)).toEqual(['risky'])
    expect((await view('lin')).media).toEqual([])
  })
})

test('a film that was public is looked at by a person once more', async () => {
  const file = await uploaded(server, 'lin', 'film', { kind: 'video', duration: 3, file: mp4('film') })
  const found = aCase({
    state: 'processing',
    published: true,
    mayBePublished: true,
    media: [{ ...file, check: 'pass' }],
  })
  server.put('cases', [{ ...found, mediaRecorded: undefined }])
  await server.recordMedia()
  await checked()
  expect((await view('chen')).media).toEqual([])
  const waiting = await server.call('wang', 'staff', 'queue', { tab: 'toPublish' })
  expect(waiting.items.map(({ id }) => id)).toEqual(['case-1'])
  const seen = (await view('wang')).media.map(({ id }) => id ?? '')
  await server.call('wang', 'staff', 'publish', { caseId: 'case-1', key: aKey(), seen })
  expect((await view('chen')).media).toHaveLength(1)
})

test('cases that cannot be finished come after all others', async () => {
  const cases = await Promise.all(
    Array.from({ length: 22 }, async (_, i) => {
      const name = i < 21 ? `stuck-${String(i).padStart(2, '0')}` : 'z-good'
      const file = await stored('lin', name, 'pass')
      return { ...aCase({ _id: name, number: name, media: [file] }), mediaRecorded: undefined }
    }),
  )
  server.put('cases', cases)
  const broken = server.context({
    readFile: (fileId, most) =>
      fileId.includes('stuck')
        ? Promise.reject(new Error('storage'))
        : server.services.readFile(fileId, most),
  })
  expect(await server.recordMedia(broken)).toBe(0)
  expect(await server.recordMedia(broken)).toBe(1)
  expect((await server.case('z-good')).mediaRecorded).toBe(true)
  await server.recordMedia()
  await server.recordMedia()
  expect((await server.rows('cases')).filter(({ mediaRecorded }) => mediaRecorded !== true)).toEqual([])
})

test('a file of the case and of its history is known to be one, however far the clock has come', async () => {
  const { after } = await givenOldCase()
  const context = server.context()
  jest.spyOn(caseStore(context.db), 'updateUnchanged').mockResolvedValue(false)
  await server.recordMedia(context)
  const known = async () => {
    const inHistory = (await server.rows('history')).flatMap(({ media }) => media as AttachedMedia[])
    return [...(await server.case('case-1')).afterMedia, ...inHistory].map(idOfAttached)
  }
  expect(await known()).toEqual([mediaIdOf(after.fileId), mediaIdOf(after.fileId)])
  await server.recordMedia()
  expect(await known()).toEqual([mediaIdOf(after.fileId), mediaIdOf(after.fileId)])
})

test('one that was acted on meanwhile is finished the next time', async () => {
  await givenOldCase()
  const context = server.context()
  jest.spyOn(caseStore(context.db), 'updateUnchanged').mockResolvedValue(false)
  const acting = context
  expect(await server.recordMedia(acting)).toBe(0)
  await checked()
  await expectReadable()
  expect(await server.recordMedia()).toBe(1)
  expect(await server.rows('media')).toHaveLength(3)
  await checked()
  await expectReadable()
})
