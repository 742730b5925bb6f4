import type { Point } from '../../../../domain/case/types'
import { isRefused, mayCollect } from '../../../../services/consent'
import { currentSession } from '../../../../services/session'
import type { ChooserStart } from '../../shared/chooser-start'
import { chooserStart } from '../../shared/chooser-start'
import { NO_PLACE } from '../../form/place-view'
import { addressText } from '../../form/view'

interface Marker extends Point {
  id: number
  iconPath: string
  width: number
  height: number
}

/**
 * Where it is: a map thumbnail with the pin, the address, WeChat's own place chooser behind, and what must be asked.
 * Emits `change` { point, address }, `confirm`, `town` { id }.
 */
Component({
  properties: {
    point: { type: Object, value: null as Point | null },
    view: { type: Object, value: NO_PLACE },
  },
  data: {
    markers: [] as Marker[],
    start: { note: '' } as ChooserStart,
    allTowns: false,
  },
  observers: {
    point(point: Point | null) {
      this.setData({ markers: point ? [pinAt(point)] : [] })
    },
  },
  lifetimes: {
    attached() {
      void this.findStart()
    },
  },
  pageLifetimes: {
    /** The permission may have changed in the settings meanwhile. */
    show() {
      void this.findStart()
    },
  },
  methods: {
    async findStart() {
      this.setData({ start: await chooserStart(currentSession()?.city.center) })
    },

    async choose() {
      if (!(await mayCollect())) return
      const start = (this.data.point as Point | null) ?? this.data.start.point
      try {
        const { name, address, latitude, longitude } = await wx.chooseLocation(start ?? {})
        void this.findStart()
        if (!latitude && !longitude) return
        this.triggerEvent('change', { point: { longitude, latitude }, address: addressText(name, address) })
      } catch (failure) {
        if (isRefused(failure)) return
        this.explain((failure as { errMsg?: string }).errMsg ?? '')
      }
    },
    confirm() {
      this.triggerEvent('confirm')
    },

    showTowns() {
      this.setData({ allTowns: true })
    },

    hideTowns() {
      this.setData({ allTowns: false })
    },

    chooseTown({ currentTarget }: WechatMiniprogram.Tap<{ id: string }>) {
      this.setData({ allTowns: false })
      this.triggerEvent('town', { id: currentTarget.dataset.id })
    },

    explain(errMsg: string) {
      if (/cancel/.test(errMsg)) return
      const refused = /auth/.test(errMsg)
      void wx.showToast({
        title: refused ? '请在设置中允许使用位置' : '暂时无法打开地图，请再试',
        icon: 'none',
      })
    },
  },
})

function pinAt({ longitude, latitude }: Point): Marker {
  return { id: 1, longitude, latitude, iconPath: '/images/pin.png', width: 32, height: 40 }
}
