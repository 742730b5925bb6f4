import type { PublicMapView } from '../../../domain/api/case'
import type { Point } from '../../../domain/case/types'
import { messageOf } from '../../../services/call'
import { publicMap } from '../../../services/cases'
import { locationPermission } from '../../../services/location'
import { whenSession } from '../../../services/session'
import type { Bounds, Cluster, Crowd } from '../cluster'
import { boundsAround, isOnePlace } from '../cluster'
import type { Marker, PinView, Shown } from '../map'
import { countOf, countText, isCrowd, mapView, pinView } from '../map'

const START_SCALE = 12
/** Degrees that a phone shows at that scale, about; for a map that cannot tell yet what it shows. */
const START_SPAN = 0.2

/** WeChat tells the kind of the event in its type, older versions in its detail. */
interface RegionChange {
  type: string
  detail?: { type?: string }
}

interface MapState {
  shown: Shown[]
  /** Counts up with each request, so that a late answer for an older view is dropped. */
  round: number
  /** To the person's own place, at the beginning. */
  moved: boolean
}
const states = new WeakMap<object, MapState>()

/**
 * The city's public cases on a map: pins, groups of pins, a card for the tapped one. `narrowed`: what is chosen in the
 * list's filters. Emits `open` with the id.
 */
Component({
  properties: {
    narrowed: { type: Object, value: {} as Record<string, string> },
  },
  data: {
    center: null as Point | null,
    scale: START_SCALE,
    /** The person's own place, shown and opened at only where they allowed it before. */
    showLocation: false,
    markers: [] as Marker[],
    caption: '正在查找',
    errorText: '',
    card: null as PinView | null,
    list: [] as PinView[],
    listOpen: false,
  },
  observers: {
    narrowed() {
      if (!this.data.center) return
      this.setData({ card: null })
      void this.look()
    },
  },
  lifetimes: {
    attached() {
      states.set(this, { shown: [], round: 0, moved: false })
      void this.begin()
    },
  },
  methods: {
    async begin() {
      try {
        const [{ city }, permission] = await Promise.all([whenSession(), locationPermission()])
        const showLocation = permission === 'allowed'
        this.setData({ center: city.center, showLocation, errorText: '' }, () => void this.look())
      } catch (error) {
        this.setData({ errorText: messageOf(error) })
      }
    },

    /** The map is drawn: now it can be moved to where the person is, once. Where the phone does not know, it stays. */
    drawn() {
      const state = states.get(this)
      if (!state || state.moved || !this.data.showLocation) return
      state.moved = true
      this.map().moveToLocation({ success: () => void this.look() })
    },

    retry() {
      void (this.data.center ? this.look() : this.begin())
    },

    moved(event: RegionChange) {
      if (event.type === 'end' || event.detail?.type === 'end') void this.look()
    },

    /** Asks for what the map shows now. */
    async look() {
      const state = states.get(this)
      if (!state) return
      const round = ++state.round
      try {
        const bounds = await this.region()
        const view = await publicMap({ ...this.data.narrowed, ...bounds })
        if (round === state.round) this.show(state, view, bounds)
      } catch (error) {
        if (round === state.round) this.setData({ errorText: messageOf(error) })
      }
    },

    show(state: MapState, view: PublicMapView, bounds: Bounds) {
      const { shown, markers } = mapView(view, bounds)
      state.shown = shown
      const filtered = Object.keys(this.data.narrowed).length > 0
      this.setData({ markers, caption: countText(view, filtered), errorText: '' })
    },

    region(): Promise<Bounds> {
      const { center } = this.data
      return new Promise((resolve, reject) => {
        this.map().getRegion({
          success: ({ southwest, northeast }) => resolve({ southWest: southwest, northEast: northeast }),
          fail: (error) => (center ? resolve(boundsAround(center, START_SPAN)) : reject(error)),
        })
      })
    },

    map(): WechatMiniprogram.MapContext {
      return wx.createMapContext('cases', this)
    },

    tapMarker({ detail }: WechatMiniprogram.CustomEvent<{ markerId: number }>) {
      const cluster = states.get(this)?.shown[detail.markerId]
      if (cluster && isCrowd(cluster)) return void this.enter(cluster)
      const [first] = cluster?.pins ?? []
      if (!cluster || !first) return
      if (cluster.pins.length === 1) this.setData({ card: pinView(first) })
      else if (isOnePlace(cluster.pins)) this.setData({ list: cluster.pins.map(pinView), listOpen: true })
      else this.takeApart(cluster)
    },

    takeApart({ pins }: Cluster) {
      this.setData({ card: null })
      this.map().includePoints({ points: pins.map(({ point }) => point), padding: [80, 60, 80, 60] })
    },

    /** Looks at a square alone, unless it fills the view already: then so many are at one spot that only a list helps. */
    async enter({ group }: Crowd) {
      this.setData({ card: null })
      const { southWest, northEast } = group
      const view = await this.region()
      const isClose =
        view.northEast.longitude - view.southWest.longitude <= northEast.longitude - southWest.longitude
      if (isClose)
        return void wx.showToast({ title: `此处 ${countOf(group)} 件，请在列表中筛选查看`, icon: 'none' })
      this.map().includePoints({ points: [southWest, northEast], padding: [20, 20, 20, 20] })
    },

    tapMap() {
      if (this.data.card) this.setData({ card: null })
    },

    closeList() {
      this.setData({ listOpen: false })
    },

    open({ currentTarget }: WechatMiniprogram.Tap<{ id: string }>) {
      this.setData({ listOpen: false })
      this.triggerEvent('open', { id: currentTarget.dataset.id })
    },
  },
})
