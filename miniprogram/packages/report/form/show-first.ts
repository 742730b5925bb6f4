import type { Problems } from './draft'
import { firstProblem } from './draft'

/** Says the first thing that is wrong, and brings its part of the page into view. */
export function showFirst(problems: Problems): void {
  const part = firstProblem(problems)
  if (!part) return
  void wx.showToast({ title: problems[part] ?? '', icon: 'none' })
  void wx.pageScrollTo({ selector: `#part-${part}`, offsetTop: -16, duration: 200 })
}
