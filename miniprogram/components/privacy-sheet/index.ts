import { messageOf } from '../../services/call'
import { agreePrivacy } from '../../services/account'
import { open, PRIVACY } from '../../services/routes'

const BUTTON = 'agree-privacy'

const waiting = new WeakMap<object, WechatMiniprogram.ResolvePrivacy>()

/**
 * Asks to agree to the privacy guide: when WeChat needs it for a picture or a place, and when `show` is set before
 * submitting. Emits `agreed` when WeChat and the server know, `close` when the person does not want to.
 */
Component({
  properties: {
    show: Boolean,
  },
  data: { button: BUTTON, asked: false, busy: false, errorText: '' },
  lifetimes: {
    attached() {
      wx.onNeedPrivacyAuthorization((resolve: WechatMiniprogram.ResolvePrivacy) => {
        waiting.set(this, resolve)
        resolve({ event: 'exposureAuthorization' })
        this.setData({ asked: true })
      })
    },
  },
  methods: {
    async agree() {
      this.setData({ busy: true, errorText: '' })
      try {
        await agreePrivacy()
        this.answer('agree')
        this.triggerEvent('agreed')
      } catch (error) {
        this.setData({ errorText: messageOf(error) })
      }
      this.setData({ busy: false })
    },
    refuse() {
      this.answer('disagree')
      this.triggerEvent('close')
    },
    answer(event: 'agree' | 'disagree') {
      waiting.get(this)?.(event === 'agree' ? { event, buttonId: BUTTON } : { event })
      waiting.delete(this)
      this.setData({ asked: false })
    },
    read() {
      open(PRIVACY)
    },
  },
})
