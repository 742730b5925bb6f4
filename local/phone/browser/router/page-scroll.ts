import type { PageView } from './page'

const DEFAULT_BOTTOM_DISTANCE = 50

/** Calls onPageScroll while the page scrolls, and onReachBottom once each time its end comes near. */
export function watchPageScroll(page: PageView): void {
  const { scroller, config } = page
  const distance = config.onReachBottomDistance ?? DEFAULT_BOTTOM_DISTANCE
  let nearBottom = false
  scroller.addEventListener(
    'scroll',
    () => {
      page.call('onPageScroll', { scrollTop: scroller.scrollTop })
      const near = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - distance
      if (near && !nearBottom) page.call('onReachBottom')
      nearBottom = near
    },
    { passive: true },
  )
}
