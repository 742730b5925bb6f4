import {
  caseFilters,
  chosenIn,
  isNarrowed,
  withChoice,
  withChoicesOf,
  withoutChoices,
} from '../../../../miniprogram/components/filter-bar/filters'
import type { ReportForm } from '../../../../miniprogram/domain/api/case'

test('filters: what is chosen becomes the input of a list, everything is left out', () => {
  const form: ReportForm = {
    categories: [],
    towns: [{ id: 'xiqu', name: '西区街道', point: { longitude: 113, latitude: 22 } }],
    limits: { photos: 9, videoSeconds: 60, textMin: 5, textMax: 1000 },
  }
  const filters = withChoice(caseFilters(form, 'public'), { key: 'townId', value: 'xiqu' })
  expect(chosenIn(filters)).toEqual({ townId: 'xiqu' })
  expect(chosenIn(withChoice(filters, { key: 'townId', value: '' }))).toEqual({})
})

const category = (id: string, mayBePublic: boolean): ReportForm['categories'][number] => ({
  id,
  name: id,
  icon: '',
  type: 'help',
  example: '',
  questions: [],
  mayBePublic,
})
const FORM = { categories: [category('lamp', true), category('wages', false)], towns: [] }

test('the public’s filters offer only categories that can have a result, the staff’s all', () => {
  const offered = (where: 'staff' | 'public') => caseFilters(FORM, where)[0]?.options.map(({ id }) => id)
  expect(offered('public')).toEqual(['lamp'])
  expect(offered('staff')).toEqual(['lamp', 'wages'])
})

test('choices outlive newer options, unless these no longer have them, and can be cleared at once', () => {
  const lamp = withChoice(caseFilters(FORM, 'staff'), { key: 'categoryId', value: 'lamp' })
  const wages = withChoice(caseFilters(FORM, 'staff'), { key: 'categoryId', value: 'wages' })
  expect(chosenIn(withChoicesOf(caseFilters(FORM, 'public'), lamp))).toEqual({ categoryId: 'lamp' })
  expect(chosenIn(withChoicesOf(caseFilters(FORM, 'public'), wages))).toEqual({})
  expect([isNarrowed(lamp), isNarrowed(withoutChoices(lamp))]).toEqual([true, false])
})
