/**
 * Reloads this window when the app was rebuilt; its address names the page in view, so the phone stays where it is. A
 * window that nobody sees keeps no connection: browsers open six to one host, and the seventh phone would wait for ever.
 */
export function followRebuilds(): void {
  if (document.documentElement.dataset.watch !== 'true') return
  let build: string | undefined
  let events: EventSource | undefined
  const follow = () => {
    events?.close()
    events = document.hidden ? undefined : new EventSource('/preview/events')
    events?.addEventListener('build', ({ data }: MessageEvent<string>) => {
      if (build !== undefined && build !== data) location.reload()
      build = data
    })
  }
  document.addEventListener('visibilitychange', follow)
  follow()
}
