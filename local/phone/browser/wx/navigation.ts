import type { MiniProgram } from '../mini-program'
import { asyncApi } from './api'

interface Target {
  url: string
  events?: Record<string, (...values: unknown[]) => void>
}

/** Moving between pages. */
export function navigationApi({ router }: MiniProgram): Record<string, unknown> {
  return {
    navigateTo: asyncApi('navigateTo', ({ url, events }: Target) => ({
      eventChannel: router.navigateTo(url, events).eventChannel,
    })),
    redirectTo: asyncApi('redirectTo', ({ url }: Target) => void router.redirectTo(url)),
    reLaunch: asyncApi('reLaunch', ({ url }: Target) => void router.reLaunch(url)),
    switchTab: asyncApi('switchTab', ({ url }: Target) => router.switchTab(url)),
    navigateBack: asyncApi('navigateBack', ({ delta }: { delta?: number }) => router.navigateBack(delta)),
  }
}
