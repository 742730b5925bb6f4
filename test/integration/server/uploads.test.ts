import { UPLOADS_A_DAY } from '#domain/kernel/media-limits'
import { isOwnUpload } from '../../../cloudfunctions/kernel/ids'
import type { UploadsDoc } from '../../../cloudfunctions/areas/media/documents'
import { aPerson, anUpload, aReport, DAY } from '../../builders'
import { jpeg, mp4 } from '../../support/media'
import { pathOf, uploaded } from './pictures'
import type { TestServer } from './server'
import { startServer } from './server'

/** What people bring is bounded, and what nothing came to need does not stay. */

let server: TestServer
let people = 0
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

/** Somebody who uploaded nothing yet. */
function somebody(): string {
  const name = `somebody-${(people += 1)}`
  server.put('people', [aPerson(name)])
  return name
}
const begin = (person: string, bytes = 1_000) =>
  server.call(person, 'media', 'begin', { kind: 'image', bytes })
const idOf = (path: string) => `cloud://${server.bucket}/${path}`
const dayOf = async (person: string) =>
  (await server.rows('uploads')).find(({ ownerOpenid }) => ownerOpenid === person) as unknown as UploadsDoc
/** Makes it late on a busy day. */
const has = async (person: string, counts: Partial<UploadsDoc>) => {
  await begin(person)
  const { _id } = await dayOf(person)
  await server.cloud.database().collection('uploads').doc(_id).update({ data: counts })
}
const begun = (count: number) => Array.from({ length: count }, () => ({ token: 'x', kind: 'image' as const }))
const { citizen, staff } = UPLOADS_A_DAY
const TOO_MANY = { code: 'too_often', fields: { file: '已达今日上限' } }

describe('a place to upload to', () => {
  test('is of the person’s own, another one each time', async () => {
    const person = somebody()
    const places = [await begin(person), await begin(person)]
    const folders = places.flatMap(({ file }) => file.split('/').slice(1, 3))
    expect(new Set(folders).size).toBe(4)
    for (const { file, thumb } of places)
      for (const path of [file, thumb]) expect(isOwnUpload(path, person)).toBe(true)
  })

  test('is not given before its owner agreed to the guide, nor is anything kept', async () => {
    const plan = { kind: 'image', bytes: 1_000 }
    expect((await server.refused('zhao', 'media', 'begin', plan)).code).toBe('privacy_not_agreed')
    const upload = await uploaded(server, 'zhao')
    expect((await server.refused('zhao', 'media', 'keep', upload)).code).toBe('privacy_not_agreed')
  })

  test('is given at once to whoever agreed through another instance of the function', async () => {
    const person = somebody()
    await server.cloud
      .database()
      .collection('people')
      .doc(person)
      .update({ data: { privacyVersion: '' } })
    const plan = { kind: 'image', bytes: 1_000 }
    expect((await server.refused(person, 'media', 'begin', plan)).code).toBe('privacy_not_agreed')
    await server.cloud
      .database()
      .collection('people')
      .doc(person)
      .update({ data: { privacyVersion: 'p1' } })
    expect(await begin(person)).toHaveProperty('file')
  })

  test.each([0, -1, 50 * 1024 * 1024 + 1])('is not given for %p bytes', async (bytes) => {
    const plan = { kind: 'video', bytes }
    expect((await server.refused(somebody(), 'media', 'begin', plan)).code).toBe('invalid_input')
  })
})

describe('the limits of one person and day', () => {
  test('hold for files that are begun, also when they come at once', async () => {
    const person = somebody()
    await has(person, { begun: begun(citizen.files - 2) })
    const plan = { action: 'begin', input: { kind: 'image', bytes: 1_000 } }
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => server.send(person, 'media', plan)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
    expect(await server.refused(person, 'media', 'begin', plan.input)).toMatchObject(TOO_MANY)
  })

  test('hold for bytes, by what really came', async () => {
    const person = somebody()
    await has(person, { bytes: citizen.bytes - 10 })
    const upload = await uploaded(server, person, 'large')
    expect(await server.refused(person, 'media', 'keep', upload)).toMatchObject(TOO_MANY)
    expect((await server.rows('media')).filter(({ ownerOpenid }) => ownerOpenid === person)).toEqual([])
    expect(await server.refused(person, 'media', 'begin', { kind: 'image', bytes: 11 })).toMatchObject(
      TOO_MANY,
    )
  })

  test('hold for files that were kept without being begun', async () => {
    const person = somebody()
    await has(person, { kept: citizen.files })
    const upload = await uploaded(server, person)
    expect((await server.refused(person, 'media', 'keep', upload)).code).toBe('too_often')
    const report = aReport({ media: [upload] })
    expect((await server.refused(person, 'case', 'submit', report)).code).toBe('too_often')
  })

  test('count a file once, however often it is asked to be kept', async () => {
    const person = somebody()
    const upload = await uploaded(server, person)
    await Promise.all([1, 2, 3].map(() => server.call(person, 'media', 'keep', upload)))
    const size = jpeg('a').length + jpeg('a small').length
    expect(await dayOf(person)).toMatchObject({ kept: 1, bytes: size })
  })

  test('are those of the day: the next one begins anew', async () => {
    const person = somebody()
    await has(person, { begun: begun(citizen.files) })
    expect((await server.refused(person, 'media', 'begin', { kind: 'image', bytes: 1 })).code).toBe(
      'too_often',
    )
    server.now.value += DAY
    expect(await begin(person)).toHaveProperty('file')
  })

  test('are wider for staff, who work with pictures all day', async () => {
    await has('wang', { begun: begun(citizen.files) })
    expect(await begin('wang')).toHaveProperty('file')
    await has('sun', { begun: begun(staff.files) })
    expect((await server.refused('sun', 'media', 'begin', { kind: 'image', bytes: 1 })).code).toBe(
      'too_often',
    )
  })
})

describe('what was uploaded', () => {
  const exists = (path: string) => server.files.exists(idOf(path))
  const put = async ({ file, thumb }: { file: string; thumb: string }) => {
    await server.files.write(file, jpeg('brought'))
    await server.files.write(thumb, jpeg('brought small'))
  }

  test('and never kept is swept after 15 days, and so is what has its copy; the copy stays', async () => {
    const person = somebody()
    const [left, used] = [await begin(person), await begin(person)]
    await put(left)
    await put(used)
    const upload = { ...anUpload(person), fileId: idOf(used.file), thumbId: idOf(used.thumb) }
    const { id } = await server.call(person, 'media', 'keep', upload)
    const earlier = await uploaded(server, person, 'earlier-phone')
    await server.call(person, 'media', 'keep', earlier)
    const brought = [left.file, left.thumb, used.file, used.thumb, pathOf(earlier.fileId)]
    server.now.value += 15 * DAY
    await server.forgetUploads()
    expect(brought.map(exists)).toEqual(brought.map(() => true))
    server.now.value += 1
    while ((await server.forgetUploads()) > 0);
    expect(brought.map(exists)).toEqual(brought.map(() => false))
    expect(await dayOf(person)).toBeUndefined()
    const copy = (await server.rows('media')).find(({ _id }) => _id === id)
    expect(server.files.exists(String(copy?.fileId))).toBe(true)
  })

  test('stays known while the storage does not answer, and is swept by the next run', async () => {
    const person = somebody()
    const place = await begin(person)
    await put(place)
    server.now.value += 16 * DAY
    const { forgetUploads } = await import('../../../cloudfunctions/areas/media/sweeps/forget-uploads')
    const broken = server.context({ removeFiles: () => Promise.reject(new Error('storage is down')) })
    await expect(forgetUploads(broken)).rejects.toThrow('storage is down')
    expect(await dayOf(person)).toBeDefined()
    while ((await server.forgetUploads()) > 0);
    expect(exists(place.file)).toBe(false)
  })
})

describe('a video whose first picture the phone did not get', () => {
  test('is kept and shown without one; a picture without its thumb is not', async () => {
    const film = await uploaded(server, 'lin', 'film', { kind: 'video', file: mp4(), duration: 3 })
    const { id } = await server.call('lin', 'media', 'keep', { ...film, thumbId: '' })
    const { caseId } = await server.call('lin', 'case', 'submit', aReport({ media: [id] }))
    const { media } = await server.call('dispatcher', 'case', 'view', { caseId })
    expect(media).toMatchObject([{ kind: 'video', thumb: '', check: 'review' }])
    const mine = await server.call('lin', 'case', 'mine', { group: 'open' })
    expect(mine.items.find((item) => item.id === caseId)).not.toHaveProperty('thumb')
    const picture = { ...(await uploaded(server, 'lin', 'no-thumb')), thumbId: '' }
    expect((await server.refused('lin', 'media', 'keep', picture)).code).toBe('invalid_input')
  })
})

test.each([
  ['a HEIC picture', 'image', '不支持 HEIC 图片'],
  ['a HEIC picture called a video', 'video', '不支持 HEIC 图片'],
] as const)('%s is named as what it is', async (name, kind, sentence) => {
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic rest')])
  const upload = await uploaded(server, 'lin', name.replace(/ /g, '-'), { kind, file: heic })
  expect((await server.refused('lin', 'media', 'keep', upload)).fields).toEqual({ file: sentence })
})
