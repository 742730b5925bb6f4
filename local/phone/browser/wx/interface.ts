import type { MiniProgram } from '../mini-program'
import type { ModalOptions } from '../overlays/modal'
import { showModal } from '../overlays/modal'
import { chooseFromSheet } from '../overlays/sheet'
import type { ToastOptions } from '../overlays/toast'
import { hideToast, showLoading, showToast } from '../overlays/toast'
import { asyncApi } from './api'
import { WxFailure } from './failure'

interface Colors {
  frontColor: string
  backgroundColor: string
}

interface ScrollTarget {
  scrollTop?: number
  selector?: string
  offsetTop?: number
  /** Milliseconds. */
  duration?: number
}

/** Toasts, questions, the navigation bar, scrolling. */
export function interfaceApi(program: MiniProgram): Record<string, unknown> {
  const bar = () => program.router.top.navigationBar
  return {
    showToast: asyncApi('showToast', (options: ToastOptions) => showToast(options)),
    hideToast: asyncApi('hideToast', hideToast),
    showLoading: asyncApi('showLoading', (options: ToastOptions) => showLoading(options)),
    hideLoading: asyncApi('hideLoading', hideToast),
    showModal: asyncApi('showModal', (options: ModalOptions) => showModal(options)),
    showActionSheet: asyncApi('showActionSheet', showActionSheet),
    setNavigationBarTitle: asyncApi('setNavigationBarTitle', ({ title }: { title: string }) =>
      bar().setTitle(title),
    ),
    setNavigationBarColor: asyncApi('setNavigationBarColor', ({ frontColor, backgroundColor }: Colors) =>
      bar().setColors(frontColor, backgroundColor),
    ),
    showNavigationBarLoading: asyncApi('showNavigationBarLoading', () => bar().setLoading(true)),
    hideNavigationBarLoading: asyncApi('hideNavigationBarLoading', () => bar().setLoading(false)),
    hideHomeButton: asyncApi('hideHomeButton', () => bar().setBack(program.router.stack.length > 1, false)),
    startPullDownRefresh: asyncApi('startPullDownRefresh', () => program.router.top.pullDown.start()),
    stopPullDownRefresh: asyncApi('stopPullDownRefresh', () => program.router.top.pullDown.stop()),
    setBackgroundColor: asyncApi(
      'setBackgroundColor',
      ({ backgroundColor }: { backgroundColor?: string }) => {
        if (backgroundColor !== undefined) program.router.top.viewport.style.background = backgroundColor
      },
    ),
    setBackgroundTextStyle: asyncApi('setBackgroundTextStyle', () => undefined),
    pageScrollTo: asyncApi('pageScrollTo', (target: ScrollTarget) => scrollPage(program, target)),
    nextTick: (callback: () => void) => queueMicrotask(callback),
  }
}

async function showActionSheet(options: { itemList: string[]; itemColor?: string; alertText?: string }) {
  const tapIndex = await chooseFromSheet(options.itemList, options.itemColor, options.alertText)
  if (tapIndex === undefined) throw new WxFailure('cancel')
  return { tapIndex }
}

function scrollPage(
  { router }: MiniProgram,
  { scrollTop, selector, offsetTop = 0, duration = 300 }: ScrollTarget,
): void {
  const { scroller, instance } = router.top
  const target =
    selector === undefined ? undefined : (instance._$.getShadowRoot()?.querySelector(selector) ?? undefined)
  const element = target?.getBackendElement() as unknown as Element | undefined
  if (selector !== undefined && element === undefined) throw new WxFailure(`"${selector}" is not found`)
  const top =
    element === undefined
      ? (scrollTop ?? 0)
      : element.getBoundingClientRect().top -
        scroller.getBoundingClientRect().top +
        scroller.scrollTop +
        offsetTop
  scroller.scrollTo({ top, behavior: duration > 0 ? 'smooth' : 'instant' })
}
