import { HOVER_DEFAULTS } from '../gestures/hover'
import { defineElement, WxElement } from './element'

/** <view>: a box that may show it is being pressed. */
class View extends WxElement {
  static override defaults = { ...HOVER_DEFAULTS }
}

defineElement('view', View)
