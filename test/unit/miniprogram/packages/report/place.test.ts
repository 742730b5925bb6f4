import type { ReportForm } from '../../../../../miniprogram/domain/api/case'
import type { PlaceCheck } from '../../../../../miniprogram/domain/case/place-check'
import { doubtText, placeName } from '../../../../../miniprogram/domain/case/place-check'
import { newReport, problemsOf } from '../../../../../miniprogram/packages/report/form/draft'
import { placeView } from '../../../../../miniprogram/packages/report/form/place-view'
import { chooserStart, keepLastPlace } from '../../../../../miniprogram/packages/report/shared/chooser-start'
import { installPhone } from '../../support/wx'

const phone = installPhone()
const at = { longitude: 113.39, latitude: 22.51 }
const option = (id: string, name: string) => ({ id, name, point: at })
const form: ReportForm = {
  categories: [],
  towns: [option('east', '东区街道'), option('south', '南区街道'), option('far', '三乡镇')],
  limits: { photos: 9, videoSeconds: 60, textMin: 5, textMax: 20 },
}
const view = (place: Parameters<typeof placeView>[0], check?: PlaceCheck) =>
  placeView(place, { form, check, cityName: '中山' })
const place = { point: at, address: '长江路 12 号' }
const asked: PlaceCheck = { kind: 'inside', town: { likely: ['east', 'south'], others: ['far'] } }

describe('the place of a report', () => {
  it('has no town before the server has said so, nor while it is asked, nor outside', () => {
    expect(view({ ...place, townId: 'east' })).toMatchObject({ townName: '', problem: '', towns: null })
    expect(view(place, asked).townName).toBe('')
    expect(view({ ...place, townId: 'east' }, { kind: 'outside' })).toMatchObject({
      townName: '',
      outside: true,
      problem: '这个位置不在中山市内，无法提交，请重新选择位置',
    })
  })

  it('states the town that is certain, for a pin without an address in its stead', () => {
    const certain: PlaceCheck = { kind: 'inside', town: { id: 'south' } }
    expect(view({ ...place, townId: 'east' }, certain)).toMatchObject({
      townName: '南区街道',
      problem: '',
      towns: null,
    })
    expect(view({ ...place, address: '' }, certain)).toMatchObject({
      address: '南区街道 · 地图位置',
      townName: '',
    })
  })

  it('asks for the town: the likely ones first, one of the others beside them once it is chosen', () => {
    const open = view(place, asked)
    expect(open.problem).toBe('请选择所在镇街')
    expect(open.towns?.likely).toEqual([
      { id: 'east', name: '东区街道', on: false },
      { id: 'south', name: '南区街道', on: false },
    ])
    expect(open.towns?.others.map(({ name }) => name)).toEqual(['三乡镇'])
    const chosen = view({ ...place, townId: 'far' }, asked)
    expect(chosen).toMatchObject({ problem: '', townName: '三乡镇' })
    expect(chosen.towns?.likely.map(({ id, on }) => [id, on])).toEqual([
      ['east', false],
      ['south', false],
      ['far', true],
    ])
    expect(view({ ...place, townId: 'nowhere' }, asked).problem).toBe('请选择所在镇街')
  })

  it.each<[PlaceCheck & { kind: 'inside' }, string]>([
    [
      { kind: 'inside', concern: { kind: 'edge' }, town: { id: 'east' } },
      '这个位置靠近市界，请确认是否在中山市内',
    ],
    [
      { kind: 'inside', concern: { kind: 'otherCity', city: '珠海市' }, town: { id: 'east' } },
      '地址写的是珠海市，请确认是否在中山市内',
    ],
  ])('asks whether it is in the city: %j', (check, text) => {
    const answer = '确认在中山'
    expect(view(place, check)).toMatchObject({ problem: text, concern: { text, answer, confirmed: false } })
    expect(view({ ...place, confirmed: true }, check)).toMatchObject({
      problem: '',
      concern: { text, answer, confirmed: true },
    })
  })

  it('keeps the report back while something about it is open', () => {
    const draft = { ...newReport('key-12345678', 'snap'), place }
    expect(problemsOf(draft, form, '请选择所在镇街').place).toBe('请选择所在镇街')
    expect(problemsOf(draft, form).place).toBeUndefined()
    expect(problemsOf(newReport('k', 'snap'), form, '').place).toBe('请在地图上选择位置')
  })
})

test('a place without an address has a name all the same', () => {
  expect(placeName('', '小榄镇')).toBe('小榄镇 · 地图位置')
  expect(placeName('', '')).toBe('地图位置')
  expect(placeName('升平中路', '小榄镇')).toBe('升平中路')
})

test('staff read what to check', () => {
  expect(doubtText({ kind: 'edge' })).toBe('位置靠近市界，请核对')
  expect(doubtText({ kind: 'otherCity', city: '珠海市' })).toBe('地址写的是珠海市，请核对')
  expect(doubtText({ kind: 'town' })).toContain('镇街由市民选择')
})

describe('where the chooser opens', () => {
  const center = { longitude: 113.38, latitude: 22.52 }
  const permission = (authSetting: Record<string, boolean>) =>
    Object.assign(wx, { getSetting: () => Promise.resolve({ authSetting }) })

  beforeEach(() => phone.storage.clear())

  it.each([
    ['allowed', { 'scope.userLocation': true }],
    ['not asked yet', {}],
  ])('where the person is, position %s', async (_name, settings) => {
    permission(settings)
    keepLastPlace(at)
    expect(await chooserStart(center)).toEqual({ note: '' })
  })

  it('where the person is, when WeChat does not tell its settings', async () => {
    jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    Object.assign(wx, { getSetting: () => Promise.reject(new Error('fail')) })
    expect(await chooserStart(center)).toEqual({ note: '' })
  })

  it('at the last place, else at the centre, after a refusal, and says so', async () => {
    permission({ 'scope.userLocation': false })
    expect(await chooserStart(center)).toEqual({
      point: center,
      note: '未允许使用位置，地图将从市中心打开',
    })
    keepLastPlace(at)
    expect(await chooserStart(center)).toEqual({
      point: at,
      note: '未允许使用位置，地图将从您上次上报的位置打开',
    })
  })
})
