import type { MediaDoc } from '../../../cloudfunctions/areas/media/documents'
import { aKey, anUpload, aReport, DAY, HOUR } from '../../builders'
import { jpeg, mp4 } from '../../support/media'
import { bytesAt, kept, pathOf, uploaded } from './pictures'
import type { TestServer } from './server'
import { startServer } from './server'

/** What was checked is what is shown. */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())
// Nobody reports ten times an hour.
beforeEach(() => {
  server.now.value += HOUR
})

const record = async (id: string) => {
  const found = (await server.rows('media')).find(({ _id }) => _id === id)
  if (!found) throw new Error(`no record ${id}`)
  return found as unknown as MediaDoc
}
const reported = (media: string[]) => server.call('lin', 'case', 'submit', aReport({ media }))
const checked = async () => {
  await server.workChecks()
  await server.wechat.deliverEvents()
}
const publish = (caseId: string, seen?: string[]) =>
  server.call('dispatcher', 'staff', 'publish', { caseId, key: aKey(), ...(seen ? { seen } : {}) })
const publicly = (caseId: string) => server.call('chen', 'case', 'view', { caseId })
const publicCard = async (caseId: string) => {
  const { items } = await server.call('chen', 'case', 'publicList', {})
  return items.find(({ id }) => id === caseId)
}

describe('a picture that was published', () => {
  test('stays as it was checked, whatever its uploader writes or deletes', async () => {
    const upload = await uploaded(server, 'lin', 'evidence')
    const { id } = await server.call('lin', 'media', 'keep', upload)
    const { caseId } = await reported([id])
    await checked()
    await publish(caseId)
    const shown = async () => {
      const [file] = (await publicly(caseId)).media
      return [await bytesAt(file?.url ?? ''), await bytesAt(file?.thumb ?? '')]
    }
    const before = await shown()
    expect(before[0]).toContain('<evidence>')
    for (const fileId of [upload.fileId, upload.thumbId]) {
      await server.files.write(pathOf(fileId), jpeg('something else'))
      expect(await shown()).toEqual(before)
      await server.files.remove(fileId)
    }
    expect(await shown()).toEqual(before)
    expect((await server.call('dispatcher', 'case', 'view', { caseId })).media).toHaveLength(1)
  })

  test('lies where phones cannot write', async () => {
    const { fileId, thumbId } = await record(await kept(server, 'lin', 'place'))
    for (const id of [fileId, thumbId]) expect(pathOf(id)).toMatch(/^media\/[0-9a-f]{32}\//)
  })
})

describe('what cannot be kept', () => {
  const refusals: [string, () => Promise<object>, string, string | undefined][] = [
    ['a file that does not exist', async () => anUpload('lin', 'never'), 'unusable_file', '图片没有传上'],
    ['a file of another environment', () => elsewhere(), 'foreign_file', undefined],
    ['another person’s file', () => uploaded(server, 'chen', 'hers'), 'foreign_file', undefined],
    [
      'a picture called a video',
      () => uploaded(server, 'lin', 'v', { kind: 'video' }),
      'unusable_file',
      '这不是视频',
    ],
    [
      'a video called a picture',
      () => uploaded(server, 'lin', 'p', { file: mp4() }),
      'unusable_file',
      '这不是图片',
    ],
    [
      'a text',
      () => uploaded(server, 'lin', 't', { file: Buffer.from('hello') }),
      'unusable_file',
      '这不是图片',
    ],
    [
      'an empty file',
      () => uploaded(server, 'lin', 'e', { file: Buffer.alloc(0) }),
      'unusable_file',
      '这不是图片',
    ],
    [
      'a thumb that is none',
      () => uploaded(server, 'lin', 'n', { thumb: Buffer.from('x') }),
      'unusable_file',
      '这不是图片',
    ],
    [
      'pictures that move',
      () => uploaded(server, 'lin', 'g', { file: Buffer.from('GIF89a') }),
      'unusable_file',
      '不支持这种图片',
    ],
    ['a huge picture', () => uploaded(server, 'lin', 'h', { file: padded(10) }), 'unusable_file', '图片过大'],
    ['a huge thumb', () => uploaded(server, 'lin', 's', { thumb: padded(1) }), 'unusable_file', '图片过大'],
  ]
  const elsewhere = async () => {
    const upload = await uploaded(server, 'lin', 'elsewhere')
    return { ...upload, fileId: upload.fileId.replace('cloud://local-env.', 'cloud://other-env.') }
  }
  const padded = (megabytes: number) => Buffer.concat([jpeg(), Buffer.alloc(megabytes * 1024 * 1024)])

  test.each(refusals)('%s', async (_what, upload, code, sentence) => {
    const input = await upload()
    const before = await server.rows('media')
    const error = await server.refused('lin', 'media', 'keep', input)
    expect(error.code).toBe(code)
    expect(error.fields?.['file']).toBe(sentence)
    expect(await server.rows('media')).toEqual(before)
    expect((await server.refused('lin', 'case', 'submit', aReport({ media: [input as never] }))).code).toBe(
      code,
    )
  })
})

describe('keeping', () => {
  test('the same upload again, one after the other or at once, is one file, and never other bytes', async () => {
    const upload = await uploaded(server, 'lin', 'twice')
    const ids = await Promise.all([1, 2, 3, 4].map(() => server.call('lin', 'media', 'keep', upload)))
    await server.files.write(pathOf(upload.fileId), jpeg('other bytes'))
    ids.push(await server.call('lin', 'media', 'keep', upload))
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1)
    const { fileId, width, height, bytes } = await record(ids[0]?.id ?? '')
    expect((await server.files.read(fileId)).toString('latin1')).toContain('<twice>')
    expect({ width, height, bytes }).toEqual({ width: 1600, height: 1200, bytes: jpeg('twice').length })
  })

  test('a file that nothing came to hold is forgotten after 30 days, one that a case holds stays', async () => {
    const [left, held] = [await kept(server, 'lin', 'left'), await kept(server, 'lin', 'held')]
    await reported([held])
    const { fileId } = await record(left)
    const known = async () => (await server.rows('media')).map(({ _id }) => _id)
    server.now.value += 30 * DAY
    await server.forgetMedia()
    expect(await known()).toContain(left)
    server.now.value += 1
    expect(await server.forgetMedia()).toBe(1)
    expect(await known()).not.toContain(left)
    expect(server.files.exists(fileId)).toBe(false)
    expect(server.files.exists((await record(held)).fileId)).toBe(true)
  })

  test('works for a phone with an earlier version, which submits its upload', async () => {
    const upload = await uploaded(server, 'lin', 'earlier')
    const report = aReport({ media: [upload] })
    const first = await server.call('lin', 'case', 'submit', report)
    expect(await server.call('lin', 'case', 'submit', report)).toEqual(first)
    const { media } = await server.call('lin', 'case', 'view', { caseId: first.caseId })
    expect(await bytesAt(media[0]?.url ?? '')).toContain('<earlier>')
  })
})

describe('attaching', () => {
  test('a file belongs to one case, of whoever took it', async () => {
    const own = await kept(server, 'lin', 'own')
    const { caseId } = await reported([own])
    expect(await record(own)).toMatchObject({ attachedTo: { kind: 'case', id: caseId } })
    expect((await server.refused('lin', 'case', 'submit', aReport({ media: [own] }))).code).toBe(
      'foreign_file',
    )
    const hers = await kept(server, 'chen', 'hers')
    for (const media of [[hers], ['unknown-id']]) {
      const error = await server.refused('lin', 'case', 'submit', aReport({ media }))
      expect(error).toMatchObject({ code: 'foreign_file', fields: { media: expect.any(String) } })
    }
    const again = { caseId, key: aKey(), text: '同一张照片', media: [own] }
    expect(await server.call('lin', 'case', 'addNote', again)).toHaveProperty('entry')
  })

  test('of two reports at once with one picture, one gets it', async () => {
    const photo = await kept(server, 'lin', 'wanted')
    const answers = await Promise.all(
      [1, 2].map(() => server.send('lin', 'case', { action: 'submit', input: aReport({ media: [photo] }) })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('a check', () => {
  test('looks at the small picture too: a clean one with a risky thumb reaches nobody but staff', async () => {
    const photo = await kept(server, 'lin', 'clean', { thumb: jpeg('risky') })
    const { caseId } = await reported([photo])
    await checked()
    await publish(caseId, [photo])
    expect(await record(photo)).toMatchObject({ check: 'pass', thumbCheck: 'risky' })
    expect((await publicly(caseId)).media).toEqual([])
    expect(await publicCard(caseId)).not.toHaveProperty('thumb')
    const mine = await server.call('lin', 'case', 'mine', { group: 'open' })
    expect(mine.items.find(({ id }) => id === caseId)).not.toHaveProperty('thumb')
    const staff = await server.call('dispatcher', 'case', 'view', { caseId })
    expect(staff.media).toMatchObject([{ check: 'risky' }])
  })

  test('of a picture still under way keeps it from the public, in the page and in lists', async () => {
    const { caseId } = await reported([await kept(server, 'lin', 'waiting')])
    await publish(caseId)
    expect((await publicly(caseId)).media).toEqual([])
    expect(await publicCard(caseId)).not.toHaveProperty('thumb')
    await checked()
    expect((await publicly(caseId)).media).toHaveLength(1)
    const url = (await publicCard(caseId))?.thumb ?? ''
    expect(await bytesAt(url)).toContain('<waiting small>')
  })

  test('whose verdict turns to risky later takes the picture out of every list', async () => {
    const { caseId } = await reported([await kept(server, 'lin', 'turning')])
    await checked()
    await publish(caseId)
    expect(await publicCard(caseId)).toHaveProperty('thumb')
    const [trace] = (await server.rows('media_checks')).slice(-1)
    await server.verdict(String(trace?._id), 'risky')
    await server.verdict(String(trace?._id), 'pass')
    expect(await publicCard(caseId)).not.toHaveProperty('thumb')
    expect((await publicly(caseId)).media).toEqual([])
  })

  test('whose verdict comes before its trace is written down is not lost', async () => {
    const photo = await kept(server, 'lin', 'early')
    await reported([photo])
    const openApi = jest.spyOn(server.wechat, 'openApi').mockImplementation(async (api) => {
      if (api !== 'security.mediaCheckAsync') return { errcode: 0, errmsg: 'ok' }
      const trace_id = `early-${openApi.mock.calls.length}`
      expect(await server.verdict(trace_id, 'risky')).toEqual({ known: false })
      return { errcode: 0, errmsg: 'ok', trace_id }
    })
    await server.workChecks()
    openApi.mockRestore()
    expect(await record(photo)).toMatchObject({ check: 'risky', thumbCheck: 'risky' })
  })

  test('is never asked for a video, but for its poster', async () => {
    const video = await kept(server, 'lin', 'placed-film', { kind: 'video', file: mp4(), duration: 3 })
    await reported([video])
    await server.workChecks()
    const asked = (await server.rows('media_checks')).filter(({ mediaId }) => mediaId === video)
    expect(asked).toMatchObject([{ part: 'thumb' }])
  })
})

describe('publishing', () => {
  const film = (name: string) => kept(server, 'lin', name, { kind: 'video', file: mp4(name), duration: 3 })

  test('counts as a look at what was shown, and at nothing that came besides', async () => {
    const [seen, unseen] = [await film('seen'), await kept(server, 'lin', 'unseen', { file: jpeg('review') })]
    const { caseId } = await reported([seen, unseen])
    await checked()
    await publish(caseId, [seen])
    expect((await publicly(caseId)).media).toMatchObject([{ kind: 'video' }])
    expect(await record(unseen)).toMatchObject({ check: 'review' })
  })

  test('shows the publisher the ids by which they say what they saw; nobody else is told', async () => {
    const video = await film('named')
    const { caseId } = await reported([video])
    await checked()
    const { media } = await server.call('dispatcher', 'case', 'view', { caseId })
    expect(media).toMatchObject([{ id: video, check: 'review' }])
    await publish(caseId, [video])
    for (const file of (await publicly(caseId)).media) expect(file).not.toHaveProperty('id')
  })

  test('makes no picture of another case, and no refused one, public', async () => {
    const foreign = await film('foreign')
    const risky = await kept(server, 'lin', 'bad', { file: jpeg('risky') })
    await reported([foreign])
    const { caseId } = await reported([risky])
    await checked()
    await publish(caseId, [foreign, risky])
    expect(await record(foreign)).toMatchObject({ check: 'review' })
    expect(await record(risky)).toMatchObject({ check: 'risky' })
    expect((await publicly(caseId)).media).toEqual([])
  })
})
