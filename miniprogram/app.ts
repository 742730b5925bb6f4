import { startCloud } from './services/call'
import { followWeChat } from './services/consent'
import { HOME } from './services/routes'
import { startSession } from './services/session'

App({
  onLaunch({ path }) {
    startCloud()
    followWeChat()
    // Pages wait for the session where they need it; a failure is shown there, with a retry.
    startSession(`/${path}` === HOME ? 'home' : undefined).catch(() => undefined)
  },
})
