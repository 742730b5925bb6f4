import { startCloud } from './services/call'
import { followWeChat } from './services/consent'
import { startSession } from './services/session'

App({
  onLaunch() {
    startCloud()
    followWeChat()
    // Pages wait for the session where they need it; a failure is shown there, with a retry.
    startSession().catch(() => undefined)
  },
})
