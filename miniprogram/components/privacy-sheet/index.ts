import { messageOf } from '../../services/call'
import { AGREE_BUTTON, agreeToGuide, settleConsent } from '../../services/consent'
import { open, PRIVACY } from '../../services/routes'
import { isStaffSession, offSession, onSession } from '../../services/session'
import { privacyLines } from './lines'

/** Asks to agree to the privacy guide. The root of every page holds one; services/consent says when it is shown. */
Component({
  properties: {
    show: Boolean,
  },
  data: { button: AGREE_BUTTON, lines: privacyLines(false), version: '', busy: false, errorText: '' },
  observers: {
    show() {
      this.setData({ errorText: '' })
    },
  },
  lifetimes: {
    attached() {
      onSession(this, (session) => {
        const lines = privacyLines(isStaffSession(session))
        this.setData({ lines, version: session.city.privacyVersion })
      })
    },
    detached() {
      offSession(this)
    },
  },
  methods: {
    async agree() {
      if (this.data.busy) return
      this.setData({ busy: true, errorText: '' })
      try {
        await agreeToGuide()
      } catch (error) {
        this.setData({ errorText: messageOf(error) })
      }
      this.setData({ busy: false })
    },
    refuse() {
      settleConsent(false)
    },
    read() {
      open(PRIVACY)
    },
  },
})
