import type { ReportPart } from '../../../../../miniprogram/domain/api/case'
import { doneView } from '../../../../../miniprogram/packages/report/done/view'
import { newReport } from '../../../../../miniprogram/packages/report/form/draft'
import { keepLeftOut } from '../../../../../miniprogram/packages/report/shared/left-out'
import type { TellDraft } from '../../../../../miniprogram/services/drafts'
import { loadDraft, noteDraftName } from '../../../../../miniprogram/services/drafts'
import type { UploadItem } from '../../../../../miniprogram/services/uploads'
import { installPhone } from '../../support/wx'

const phone = installPhone()
const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const CLOCKS = { signDue: NOW, contactDue: NOW, resolveDue: NOW }

test('what was edited between two tries becomes the beginning of a note', () => {
  const submitted = {
    caseId: 'c',
    number: '261123482135',
    state: 'dispatched' as const,
    departmentName: '城管局',
    clocks: CLOCKS,
  }
  const noteOf = (leftOut?: ReportPart[]) => {
    phone.storage.clear()
    keepLeftOut({ ...submitted, ...(leftOut ? { leftOut } : {}) }, edited)
    return loadDraft<TellDraft>(noteDraftName('c'))
  }
  const item = { id: '1', state: 'done' } as UploadItem
  const point = { longitude: 113.38, latitude: 22.52 }
  const edited = {
    ...newReport('key-12345678', 'snap'),
    text: ' 灯杆 3 号也不亮 ',
    items: [item],
    place: { point, address: '长江路 14 号', townId: 'dongqu' },
  }
  expect(noteOf()).toBeUndefined()
  expect(noteOf(['text'])).toMatchObject({ text: '灯杆 3 号也不亮', items: [] })
  expect(noteOf(['place', 'media'])).toMatchObject({ text: '位置更正为：长江路 14 号', items: [item] })
  edited.place.address = ''
  expect(noteOf(['place'])?.text).toBe('位置更正为：地图位置（经度 113.38000，纬度 22.52000）')
  expect(noteOf(['text'])?.key).toMatch(/^[\w-]{8,64}$/)

  expect(doneView(submitted, NOW).leftOut).toBe('')
  expect(doneView({ ...submitted, leftOut: ['text', 'media'] }, NOW).leftOut).toContain(
    '修改的说明、照片没有包含',
  )
})
