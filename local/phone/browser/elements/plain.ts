import { defineElement, WxElement } from './element'

/** Elements that are only boxes. */
for (const tag of ['text', 'cover-view', 'swiper-item', 'root-portal'])
  defineElement(tag, class extends WxElement {})
