import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import { aCase, aKey, aMedia, anUpload } from '../../builders'
import { jpeg, mp4 } from '../../support/media'
import { kept, uploaded } from './pictures'
import type { TestServer } from './server'
import { startServer } from './server'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const checked = async () => {
  while ((await server.workOutbox()).done > 0);
  await server.workChecks()
  await server.wechat.deliverEvents()
}

describe('an after-photo', () => {
  const given = (changes: Partial<CaseDoc>) => {
    const _id = `after-${aKey()}`
    server.put('cases', [aCase({ _id, number: _id, ...changes })])
    return _id
  }
  const say = { text: '已修好' }

  test('has to exist, and to be a picture', async () => {
    const caseId = given({ state: 'signed' })
    const act = { caseId, key: aKey(), ...say }
    const film = await kept(server, 'wang', 'after-film', { kind: 'video', file: mp4() })
    const tries: [unknown[], string][] = [
      [[anUpload('wang', 'nothing')], 'unusable_file'],
      [['no-such-record'], 'foreign_file'],
      [[film], 'photo_required'],
      [[], 'photo_required'],
    ]
    for (const [media, code] of tries)
      expect((await server.refused('wang', 'staff', 'reply', { ...act, media })).code).toBe(code)
    const media = [await kept(server, 'wang', 'after-picture')]
    expect(await server.call('wang', 'staff', 'reply', { ...act, media })).toMatchObject({ state: 'replied' })
  })

  test('that was refused does not count, neither for the answer nor for the end', async () => {
    const caseId = given({ state: 'signed' })
    const act = { caseId, ...say }
    const bad = await kept(server, 'wang', 'after-bad', { file: jpeg('risky') })
    await server.call('wang', 'staff', 'reply', { ...act, key: aKey(), media: [bad] })
    await checked()
    const close = { caseId, key: aKey(), reason: 'done', media: [] }
    const offered = (await server.call('wang', 'case', 'view', { caseId })).actions
    expect(offered).toContainEqual({ action: 'close', needsPhoto: true })
    expect((await server.refused('wang', 'staff', 'close', close)).code).toBe('photo_required')
    const good = await kept(server, 'wang', 'after-good')
    expect(await server.call('wang', 'staff', 'close', { ...close, media: [good] })).toMatchObject({
      state: 'closed',
    })
    const refused = given({ state: 'signed' })
    server.put('media', [aMedia('wang', 'known-bad', { thumbCheck: 'risky' })])
    const reply = { caseId: refused, key: aKey(), ...say, media: [aMedia('wang', 'known-bad')._id] }
    expect((await server.refused('wang', 'staff', 'reply', reply)).code).toBe('photo_required')
  })

  test('cannot be taken back by the liaison who took it', async () => {
    const caseId = given({ state: 'signed' })
    const upload = await uploaded(server, 'wang', 'proof')
    const { id } = await server.call('wang', 'media', 'keep', upload)
    await server.call('wang', 'staff', 'reply', { caseId, key: aKey(), ...say, media: [id] })
    for (const fileId of [upload.fileId, upload.thumbId]) await server.files.remove(fileId)
    expect((await server.call('lin', 'case', 'view', { caseId })).after).toHaveLength(1)
  })

  const after = async (person: string, caseId: string) =>
    (await server.call(person, 'case', 'view', { caseId })).after
  const everybody = ['lin', 'wang', 'dispatcher', 'supervisor']
  const answered = async (name: string, file?: Buffer) => {
    const caseId = given({ state: 'signed' })
    const media = [await kept(server, 'wang', name, file ? { file } : {})]
    await server.call('wang', 'staff', 'reply', { caseId, key: aKey(), ...say, media })
    await checked()
    return caseId
  }
  const cardOf = async (caseId: string) => {
    const { items } = await server.call('wang', 'staff', 'queue', { tab: 'inHand' })
    return items.find(({ id }) => id === caseId)
  }

  test('that was refused is no picture of the result, for staff neither; they find it in the history', async () => {
    const caseId = await answered('refused', jpeg('risky'))
    for (const person of everybody) expect(await after(person, caseId)).toEqual([])
    expect(await server.case(caseId)).not.toHaveProperty('afterCover')
    const { timeline } = await server.call('dispatcher', 'case', 'view', { caseId })
    const reply = timeline.find(({ action }) => action === 'reply')
    expect(reply?.media).toMatchObject([{ check: 'risky' }])
  })

  test('of an answer that was sent back is none any more, for anybody; the next answer brings its own', async () => {
    const caseId = await answered('sent-back')
    for (const person of everybody) expect(await after(person, caseId)).toHaveLength(1)
    expect(await server.case(caseId)).toHaveProperty('afterCover')
    await server.call('dispatcher', 'staff', 'redo', { caseId, key: aKey(), text: '照片不是这个地点' })
    for (const person of everybody) expect(await after(person, caseId)).toEqual([])
    expect(await server.case(caseId)).not.toHaveProperty('afterCover')
    expect(await cardOf(caseId)).not.toHaveProperty('afterThumb')
    const again = { caseId, key: aKey(), ...say }
    expect((await server.refused('wang', 'staff', 'reply', { ...again, media: [] })).code).toBe(
      'photo_required',
    )
    const media = [await kept(server, 'wang', 'right-place')]
    await server.call('wang', 'staff', 'reply', { ...again, media })
    expect(await after('lin', caseId)).toHaveLength(1)
  })

  test('of an answer that was sent back before that rule is none either, once the clock has looked', async () => {
    const caseId = await answered('earlier')
    const { afterMedia, afterCover } = await server.case(caseId)
    await server.call('dispatcher', 'staff', 'redo', { caseId, key: aKey(), text: '请补拍' })
    const media = [await kept(server, 'wang', 'later')]
    await server.call('wang', 'staff', 'reply', { caseId, key: aKey(), ...say, media })
    const [later] = (await server.case(caseId)).afterMedia
    const stale = { afterMedia: [...afterMedia, later], afterCover, generation: 3 }
    await server.cloud.database().collection('cases').doc(caseId).update({ data: stale })
    expect(await after('lin', caseId)).toHaveLength(2)
    await server.fillDerived()
    expect((await server.case(caseId)).afterMedia).toEqual([later])
    expect(await after('lin', caseId)).toHaveLength(1)
  })
})
