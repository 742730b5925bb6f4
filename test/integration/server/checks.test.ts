import { workChecks } from '../../../cloudfunctions/areas/media/checks/work-checks'
import type { MediaDoc } from '../../../cloudfunctions/areas/media/documents'
import { followHolder } from '../../../cloudfunctions/areas/holders'
import { KINDS } from '../../../cloudfunctions/areas/kinds'
import { workOutbox } from '../../../cloudfunctions/kernel/outbox/outbox'
import { NO_ANSWER } from '../../../cloudfunctions/kernel/platform/services'
import { aCase, aKey, aMedia, aPerson, aRef, aReport } from '../../builders'
import { jpeg, mp4 } from '../../support/media'
import { kept } from './pictures'
import type { TestServer } from './server'
import { startServer } from './server'

/** A verdict may come early, late, twice or never: each time the picture ends in a decision. */

const MINUTE = 60_000

let server: TestServer
beforeEach(async () => {
  server = await startServer({ people: [aPerson('admin', { roles: ['citizen', 'admin'] })] })
})
afterEach(() => server.stop())

const record = async (id: string) => {
  const found = (await server.rows('media')).find(({ _id }) => _id === id)
  if (!found) throw new Error(`no record ${id}`)
  return found as unknown as MediaDoc
}
const checkOf = async (id: string) => {
  const { check, thumbCheck } = await record(id)
  return `${check} ${thumbCheck}`
}
const reported = (media: string[]) => server.call('lin', 'case', 'submit', aReport({ media }))
const asked = async () => (await server.rows('media_checks')).length
/** The timers, each minute or each few. */
async function minutes(count: number, step = 1): Promise<void> {
  for (let minute = 0; minute < count; minute += step) {
    await server.workChecks()
    await server.wechat.deliverEvents()
    server.now.value += step * MINUTE
  }
}
const inboxOf = async (person: string) =>
  (await server.call(person, 'account', 'inbox', {})).items.map(({ title }) => title)
const toPublish = async () =>
  (await server.call('dispatcher', 'staff', 'queue', { tab: 'toPublish' })).items.map(({ id }) => id)

describe('a verdict that comes', () => {
  test('before the answer that names it', async () => {
    server.wechat.breakVerdicts('early')
    const photo = await kept(server, 'lin', 'early', { file: jpeg('risky') })
    await reported([photo])
    await server.workChecks()
    expect(await checkOf(photo)).toBe('risky pass')
    expect(await record(photo)).toMatchObject({ checkAt: 0 })
  })

  test('29 minutes late counts, and was not asked for again', async () => {
    server.wechat.breakVerdicts('late')
    const photo = await kept(server, 'lin', 'late')
    await reported([photo])
    await minutes(31)
    expect(await checkOf(photo)).toBe('pass pass')
    expect(await asked()).toBe(2)
  })

  test('twice changes nothing the second time', async () => {
    server.wechat.breakVerdicts('twice')
    const photo = await kept(server, 'lin', 'twice')
    await reported([photo])
    await minutes(2)
    expect(await checkOf(photo)).toBe('pass pass')
  })

  test('in a word that nobody knows leaves the picture to a person', async () => {
    server.wechat.breakVerdicts('unlisted')
    const photo = await kept(server, 'lin', 'unlisted')
    await reported([photo])
    await minutes(2)
    expect(await checkOf(photo)).toBe('review review')
    expect(await record(photo)).toMatchObject({ checkAt: 0 })
  })

  test('as pass or risky after a person was asked still counts; a doubt does not undo what a person passed', async () => {
    server.wechat.breakVerdicts('never')
    const [good, bad] = [await kept(server, 'lin', 'good'), await kept(server, 'lin', 'bad')]
    const { caseId } = await reported([good, bad])
    await minutes(1)
    const traces = await server.rows('media_checks')
    const traceOf = (id: string) =>
      String(traces.find(({ mediaId, part }) => mediaId === id && part === 'file')?._id)
    await server.call('dispatcher', 'staff', 'publish', { caseId, key: aKey(), seen: [good, bad] })
    await server.verdict(traceOf(good), 'review')
    await server.verdict(traceOf(bad), 'risky')
    expect([await checkOf(good), await checkOf(bad)]).toEqual(['pass pass', 'risky pass'])
  })
})

describe('a verdict that never comes', () => {
  test('is asked for four times within two hours, then a person is asked, and the platform told once', async () => {
    server.wechat.breakVerdicts('never')
    const photos = [await kept(server, 'lin', 'a'), await kept(server, 'lin', 'b')]
    const { caseId } = await reported(photos)
    await minutes(40, 5)
    expect(await asked()).toBe(4)
    await minutes(85, 5)
    expect(await asked()).toBe(16)
    expect(await checkOf(photos[0] ?? '')).toBe('pending pending')
    expect(await inboxOf('admin')).toEqual([])
    await minutes(40, 5)
    expect(await Promise.all(photos.map(checkOf))).toEqual(['review review', 'review review'])
    expect(await asked()).toBe(16)
    for (const person of ['admin', 'dispatcher'])
      expect((await inboxOf(person)).filter((title) => title === '照片未得到检查结果')).toHaveLength(1)

    const staff = await server.call('dispatcher', 'case', 'view', { caseId })
    expect(staff.media.map(({ check }) => check)).toEqual(['review', 'review'])
    const own = await server.call('lin', 'case', 'view', { caseId })
    expect(own.media).toHaveLength(2)
    // Of a case that is never published nobody looks at them: nothing is promised to the reporter.
    expect(own.media.map(({ check }) => check)).toEqual([undefined, undefined])
    await server.call('dispatcher', 'staff', 'publish', { caseId, key: aKey(), seen: photos })
    expect((await server.call('chen', 'case', 'view', { caseId })).media).toHaveLength(2)
  })

  test('because WeChat could not reach the picture, is asked for again, at most four times', async () => {
    server.wechat.breakVerdicts('failed')
    const photo = await kept(server, 'lin', 'unreached')
    await reported([photo])
    await minutes(1)
    expect(await checkOf(photo)).toBe('pending pending')
    server.wechat.breakVerdicts(undefined)
    await minutes(10)
    expect(await checkOf(photo)).toBe('pass pass')
    expect(await asked()).toBeLessThanOrEqual(8)
  })

  test.each([40097, 61010, -1])('because WeChat answers %i, ends with a person too', async (errcode) => {
    const fault = { errcode, errmsg: 'refused' }
    server.wechat.breakApi('security.mediaCheckAsync', fault)
    const photo = await kept(server, 'lin', 'refused')
    await reported([photo])
    const openApi = jest.spyOn(server.wechat, 'openApi')
    await minutes(6)
    const calls = () => openApi.mock.calls.filter(([api]) => api === 'security.mediaCheckAsync').length
    expect(calls()).toBe(4)
    await minutes(110, 2)
    expect(calls()).toBe(8)
    expect(await checkOf(photo)).toBe('review review')
  })

  test('of a file that an earlier version stored and forgot, is asked for now', async () => {
    const forgotten = aMedia('lin', 'forgotten', {
      check: 'pending',
      attachedTo: { kind: 'case', id: 'case-1' },
    })
    const film = aMedia('lin', 'film', { kind: 'video', check: 'pending' })
    const unheld = aMedia('lin', 'unheld', { check: 'pending' })
    server.put('media', [forgotten, unheld, film])
    expect(await server.scheduleChecks()).toBe(3)
    expect(await checkOf(film._id)).toBe('review pass')
    expect(await server.scheduleChecks()).toBe(0)
    await server.workChecks()
    expect(await record(forgotten._id)).toMatchObject({ checkTries: 1 })
    expect(await record(unheld._id)).not.toHaveProperty('checkTries')
  })
})

describe('a case that is public', () => {
  test('waits for whoever publishes when a picture of the work needs a look, and shows it after that', async () => {
    server.wechat.breakVerdicts('unlisted')
    server.put('cases', [aCase({ state: 'signed', published: true, mayBePublished: true, physical: false })])
    const media = [await kept(server, 'wang', 'after')]
    await server.call('wang', 'staff', 'reply', { caseId: 'case-1', key: aKey(), text: '已修好', media })
    expect(await toPublish()).toEqual([])
    await minutes(2)
    expect(await toPublish()).toEqual(['case-1'])
    const shown = async () => (await server.call('chen', 'case', 'view', { caseId: 'case-1' })).after
    expect(await shown()).toEqual([])
    await server.call('dispatcher', 'staff', 'publish', { caseId: 'case-1', key: aKey(), seen: media })
    expect(await shown()).toHaveLength(1)
    expect(await toPublish()).toEqual([])
    const again = { caseId: 'case-1', key: aKey(), seen: media }
    expect(await server.refused('dispatcher', 'staff', 'publish', again)).toMatchObject({
      code: 'already_done',
    })
  })

  test('needs a look at a video from the beginning: WeChat cannot check one', async () => {
    const video = await kept(server, 'lin', 'film', { kind: 'video', file: mp4(), duration: 3 })
    const { caseId } = await reported([video])
    expect(await checkOf(video)).toBe('review pending')
    await minutes(2)
    expect(await checkOf(video)).toBe('review pass')
    expect(await toPublish()).toEqual([caseId])
  })
})

describe('a check that hangs', () => {
  test('keeps no message waiting: they are other workers', async () => {
    await reported([await kept(server, 'lin', 'hanging')])
    let release = (): void => undefined
    const answer = new Promise<void>((resolve) => (release = resolve))
    const checkImage = async () => {
      await answer
      return { code: NO_ANSWER, message: 'late', traceId: '' }
    }
    const working = workChecks(followHolder, server.context({ checkImage }))
    // Would not come to its end if it waited for a check.
    while ((await workOutbox(KINDS, server.context({ checkImage }))).done > 0);
    expect(await inboxOf('wang')).toEqual(['新的办件待签收'])
    release()
    expect(await working).toEqual({ asked: 0, again: 1, handed: 0 })
  })

  test('keeps few other pictures waiting, and several workers ask once', async () => {
    const photos = await Promise.all(['a', 'b', 'c'].map((name) => kept(server, 'lin', name)))
    await reported(photos)
    let answered = 0
    let allAnswered = (): void => undefined
    const others = new Promise<void>((resolve) => (allAnswered = resolve))
    const checkImage: TestServer['services']['checkImage'] = async (url, openid) => {
      if (url.includes(photos[0] ?? '')) {
        await others
        return { code: NO_ANSWER, message: 'late', traceId: '' }
      }
      const answer = await server.services.checkImage(url, openid)
      answered += 1
      if (answered === 4) allAnswered()
      return answer
    }
    const workers = [1, 2, 3].map(() => workChecks(followHolder, server.context({ checkImage })))
    const counts = await Promise.all(workers)
    expect(counts.reduce((sum, { asked: taken }) => sum + taken, 0)).toBe(2)
    expect((await server.rows('media_checks')).map(({ mediaId }) => mediaId).sort()).toEqual(
      [photos[1], photos[1], photos[2], photos[2]].sort(),
    )
  })
})

test('a picture in lists says that it waits for a person', async () => {
  const waiting = aMedia('lin', 'w', {
    check: 'pending',
    attachedTo: { kind: 'case', id: 'case-1' },
    checkAt: 0,
  })
  server.put('media', [waiting])
  server.put('cases', [aCase({ media: [aRef(waiting)] })])
  server.put('media_checks', [{ _id: 'trace', mediaId: waiting._id, part: 'file', at: 1 }])
  await server.verdict('trace', 'review')
  expect((await server.case('case-1')).cover).toMatchObject({ check: 'review', toReview: true })
})
