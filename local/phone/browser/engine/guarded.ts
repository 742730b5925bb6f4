/**
 * Calls a lifecycle method of the app or of a page. As in WeChat, one that throws is reported (to the console, to
 * App.onError, to automation) and what comes after it goes on.
 */
export function guarded(call: () => unknown): void {
  try {
    call()
  } catch (error) {
    reportError(error)
  }
}
