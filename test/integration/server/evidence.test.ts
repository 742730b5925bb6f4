import type { MediaDoc } from '../../../cloudfunctions/areas/media/documents'
import { aCase, aKey, aMedia, aRef, aReport, DAY } from '../../builders'
import { box, jpeg, mp4 } from '../../support/media'
import { bytesAt, kept, pathOf } from './pictures'
import type { TestServer } from './server'
import { startServer } from './server'

/** What reaches others of the files that people bring, and what does not. */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

test('a stranger gets neither where a picture was taken nor where a film was', async () => {
  const place = Buffer.from('Exif\0\0GPSLatitude 22.519876')
  const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, place.length + 2]), place])
  const photo = jpeg('home')
  const film = mp4('home')
  const files = [
    await kept(server, 'lin', 'placed-photo', {
      file: Buffer.concat([photo.subarray(0, 2), exif, photo.subarray(2)]),
      thumb: Buffer.concat([photo.subarray(0, 2), exif, photo.subarray(2)]),
    }),
    await kept(server, 'lin', 'placed-film', {
      ...{ kind: 'video', duration: 3 },
      file: Buffer.concat([film, box('udta', box('\xa9xyz', '+22.5198+113.3801/'))]),
    }),
  ]
  const { caseId } = await server.call('lin', 'case', 'submit', aReport({ media: files }))
  await server.workChecks()
  await server.wechat.deliverEvents()
  await server.call('dispatcher', 'staff', 'publish', { caseId, key: aKey(), seen: files })
  const { media } = await server.call('chen', 'case', 'view', { caseId })
  const [picture, video] = media
  for (const url of [picture?.url, picture?.thumb])
    expect(await bytesAt(url ?? '')).toBe(photo.toString('latin1'))
  const seen = await bytesAt(video?.url ?? '')
  expect(seen.slice(0, film.length)).toBe(film.toString('latin1'))
  expect(seen.slice(film.length)).toMatch(/^\0\0\0.free\0+$/)
})

test('the first page shows before and after only where both may be seen', async () => {
  const both = (id: string, after: Partial<MediaDoc>) => {
    const [one, other] = [aMedia('lin', `${id}-1`), aMedia('wang', `${id}-2`, after)]
    server.put('media', [one, other])
    const cover = ({ thumbId, thumbCheck }: MediaDoc) => ({ thumbId, check: thumbCheck })
    const covers = { cover: cover(one), afterCover: cover(other) }
    const media = { media: [aRef(one)], afterMedia: [aRef(other)], ...covers }
    server.put('cases', [
      aCase({ _id: id, number: id, state: 'closed', published: true, closedAt: 1, ...media }),
    ])
    return [one, other]
  }
  for (const { fileId, thumbId } of [...both('both', {}), ...both('one', { thumbCheck: 'pending' })])
    for (const id of [fileId, thumbId]) await server.files.write(pathOf(id), jpeg())
  const { finished } = await server.call('chen', 'city', 'home', {})
  expect(finished.map(({ id }) => id)).toContain('both')
  expect(finished.map(({ id }) => id)).not.toContain('one')
})

test('a report whose pictures were kept too long ago says which ones', async () => {
  const old = [await kept(server, 'lin', 'a'), await kept(server, 'lin', 'b')]
  server.now.value += 31 * DAY
  await server.forgetMedia()
  const recent = await kept(server, 'lin', 'c')
  const { fields } = await server.refused(
    'lin',
    'case',
    'submit',
    aReport({ media: [old[0] ?? '', recent, old[1] ?? ''] }),
  )
  expect(fields).toEqual({ media: '第 1、3 个文件保存过久，已被清理，请移除后重新添加' })
})
