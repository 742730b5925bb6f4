import { tabsFor } from '../../../miniprogram/custom-tab-bar/tabs'

test('only staff have the workbench tab', () => {
  const texts = (staff: boolean) => tabsFor(staff).map(({ text }) => text)
  expect(texts(false)).not.toContain('工作台')
  expect(texts(true)).toContain('工作台')
})
