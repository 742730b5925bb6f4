import type { Point } from '../../../../domain/case/types'
import { isRefused, mayCollect } from '../../../../services/consent'
import { currentSession } from '../../../../services/session'
import { addressText } from '../../form/view'

interface Marker extends Point {
  id: number
  iconPath: string
  width: number
  height: number
}

/** Where it is: a map thumbnail with the pin, the address, and WeChat's own place chooser behind. Emits `change`. */
Component({
  properties: {
    point: { type: Object, value: null as Point | null },
    address: String,
    town: String,
  },
  data: {
    markers: [] as Marker[],
  },
  observers: {
    point(point: Point | null) {
      this.setData({ markers: point ? [pinAt(point)] : [] })
    },
  },
  methods: {
    async choose() {
      if (!(await mayCollect())) return
      const start = (this.data.point as Point | null) ?? currentSession()?.city.center
      try {
        const { name, address, latitude, longitude } = await wx.chooseLocation(start ?? {})
        if (!latitude && !longitude) return
        this.triggerEvent('change', { point: { longitude, latitude }, address: addressText(name, address) })
      } catch (failure) {
        if (isRefused(failure)) return
        this.explain((failure as { errMsg?: string }).errMsg ?? '')
      }
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
