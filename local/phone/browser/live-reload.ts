/** Reloads this window when the app was rebuilt; its address names the page in view, so the phone stays where it is. */
export function followRebuilds(): void {
  if (document.documentElement.dataset.watch !== 'true') return
  new EventSource('/preview/events').addEventListener('reload', () => location.reload())
}
