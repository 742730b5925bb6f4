import { offSession, onSession } from '../../services/session'

/**
 * Root of every page: carries the theme's variables and elder mode for all that is inside it.
 * `tab` leaves room for the tab bar, `bar` for a fixed bottom bar.
 */
Component({
  properties: {
    tab: Boolean,
    bar: Boolean,
  },
  data: { elder: false },
  lifetimes: {
    attached() {
      onSession(this, ({ profile }) => {
        if (profile.elderMode !== this.data.elder) this.setData({ elder: profile.elderMode })
      })
    },
    detached() {
      offSession(this)
    },
  },
})
