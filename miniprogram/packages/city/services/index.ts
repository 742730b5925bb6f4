import type { Service, ServiceGroup } from '../../../domain/api/city'
import { FRAME, framed } from '../../../page/frame'
import { openService } from '../../../services/open-service'
import { serviceGroups } from '../service'
import { matching } from './view'

/** 全部服务, with a search over their names. */
Page({
  ...framed(),

  all: [] as ServiceGroup[],
  data: {
    ...FRAME,
    groups: [] as ServiceGroup[],
    focus: false,
    words: '',
  },

  onLoad({ search }: { search?: string }) {
    this.setData({ focus: search === '1' })
    void this.reload()
  },

  async load() {
    this.all = await serviceGroups()
    this.show()
  },

  show() {
    const groups = matching(this.all, this.data.words)
    this.setData({ groups, phase: groups.length > 0 ? 'ready' : 'empty' })
  },

  onWords({ detail }: WechatMiniprogram.Input) {
    this.setData({ words: detail.value })
    if (this.data.phase !== 'loading' && this.data.phase !== 'error') this.show()
  },

  clear() {
    this.setData({ words: '' })
    this.show()
  },

  open({ currentTarget }: WechatMiniprogram.Tap<{ service: Service }>) {
    openService(currentTarget.dataset.service)
  },
})
