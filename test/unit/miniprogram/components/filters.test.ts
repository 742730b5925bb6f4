import { caseFilters, chosenIn, withChoice } from '../../../../miniprogram/components/filter-bar/filters'
import type { ReportForm } from '../../../../miniprogram/domain/api/case'

test('filters: what is chosen becomes the input of a list, everything is left out', () => {
  const form: ReportForm = {
    categories: [],
    towns: [{ id: 'xiqu', name: '西区街道', point: { longitude: 113, latitude: 22 } }],
    limits: { photos: 9, videoSeconds: 60, textMin: 5, textMax: 1000 },
  }
  const filters = withChoice(caseFilters(form), { key: 'townId', value: 'xiqu' })
  expect(chosenIn(filters)).toEqual({ townId: 'xiqu' })
  expect(chosenIn(withChoice(filters, { key: 'townId', value: '' }))).toEqual({})
})
