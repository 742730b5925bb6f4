import { askHere, askNoLonger } from '../../services/consent'
import { offSession, onSession } from '../../services/session'

/**
 * Root of every page: carries the theme's variables and elder mode for all that is inside it, and the sheet that asks to
 * agree to the privacy guide, once something on the page needs it.
 * `tab` leaves room for the tab bar, `bar` for a fixed bottom bar.
 */
Component({
  properties: {
    tab: Boolean,
    bar: Boolean,
  },
  data: { elder: false, asking: false, everAsked: false },
  lifetimes: {
    attached() {
      onSession(this, ({ profile }) => {
        if (profile.elderMode !== this.data.elder) this.setData({ elder: profile.elderMode })
      })
      this.comeIntoView()
    },
    detached() {
      offSession(this)
      askNoLonger(this)
    },
  },
  pageLifetimes: {
    show() {
      this.comeIntoView()
    },
  },
  methods: {
    comeIntoView() {
      askHere(this, (asking) => this.setData({ asking, everAsked: true }))
    },
  },
})
