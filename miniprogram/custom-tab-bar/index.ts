import type { Session } from '../domain/api/account'
import { isStaffSession, offSession, onSession } from '../services/session'
import { tabsFor } from './tabs'

/** WeChat makes one tab bar per tab page; each page shows itself as selected. */
Component({
  data: {
    tabs: tabsFor(false),
    staff: false,
    selected: '',
    elder: false,
    unread: false,
  },
  lifetimes: {
    attached() {
      this.select()
      onSession(this, (session) => this.follow(session))
    },
    detached() {
      offSession(this)
    },
  },
  pageLifetimes: {
    show() {
      this.select()
    },
  },
  methods: {
    select() {
      const stack = getCurrentPages()
      const page = stack[stack.length - 1]
      const selected = page ? `/${page.route}` : ''
      if (selected && selected !== this.data.selected) this.setData({ selected })
    },
    follow(session: Session) {
      const staff = isStaffSession(session)
      const elder = session.profile.elderMode
      const unread = session.unread > 0
      const { data } = this
      if (staff === data.staff && elder === data.elder && unread === data.unread) return
      this.setData({ staff, elder, unread, ...(staff === data.staff ? {} : { tabs: tabsFor(staff) }) })
    },
    choose({ currentTarget }: WechatMiniprogram.Tap<{ url: string }>) {
      void wx.switchTab({ url: currentTarget.dataset.url })
    },
  },
})
