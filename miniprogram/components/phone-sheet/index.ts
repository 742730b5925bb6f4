import { callPhone } from '../../services/call-phone'
import { currentSession } from '../../services/session'

/** The same everywhere in China; shown until the city's own list is here, also without a network. */
const NATIONAL = [
  { name: '报警', number: '110' },
  { name: '火警', number: '119' },
  { name: '急救', number: '120' },
  { name: '政务服务热线', number: '12345' },
]

/** Emergency numbers have three digits everywhere in China. */
const URGENT_DIGITS = 3

const groupsOf = (phones: readonly { name: string; number: string }[]) => {
  const isUrgent = ({ number }: { number: string }) => number.length === URGENT_DIGITS
  return [
    { title: '遇到紧急情况，请直接拨打', phones: phones.filter(isUrgent) },
    { title: '不紧急的咨询和投诉', phones: phones.filter((phone) => !isUrgent(phone)) },
  ].filter((group) => group.phones.length > 0)
}

/** Emergency and service numbers, one tap from a call. Emits `close`. */
Component({
  properties: {
    show: Boolean,
  },
  data: { groups: groupsOf(NATIONAL) },
  observers: {
    show(show: boolean) {
      const phones = currentSession()?.city.phones
      if (show && phones && phones.length > 0) this.setData({ groups: groupsOf(phones) })
    },
  },
  methods: {
    call({ currentTarget }: WechatMiniprogram.Tap<{ number: string }>) {
      void callPhone(currentTarget.dataset.number)
    },
    close() {
      this.triggerEvent('close')
    },
  },
})
