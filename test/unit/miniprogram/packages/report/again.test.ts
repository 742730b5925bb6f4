import { isBegun, newReport } from '../../../../../miniprogram/packages/report/form/draft'
import { draftFrom } from '../../../../../miniprogram/packages/report/form/again'
import { caseView } from '../../support/build'

test('what was taken back comes back as a new report, but for its pictures and what is asked anew', () => {
  const view = caseView({ sight: 'own', state: 'withdrawn' })
  const draft = draftFrom(view, 'key-12345678', 'snap')
  expect(draft).toEqual({
    ...newReport('key-12345678', 'snap'),
    text: view.text,
    place: { point: view.place.point, address: view.place.address },
    categoryId: view.category.id,
    categoryChosen: true,
  })
  expect(isBegun(draft)).toBe(true)
})
