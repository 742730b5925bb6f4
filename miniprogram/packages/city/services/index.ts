import type { Service, ServiceGroup } from '../../../domain/api/city'
import { messageOf } from '../../../services/call'
import { serviceGroups } from '../../../services/city'
import { openService } from '../../../services/open-service'
import { matching } from './view'

/** 全部服务, with a search over their names. */
Page({
  all: [] as ServiceGroup[],
  data: {
    groups: [] as ServiceGroup[],
    phase: 'loading',
    errorText: '',
    focus: false,
    words: '',
  },

  onLoad({ search }: { search?: string }) {
    this.setData({ focus: search === '1' })
    void this.load()
  },

  async load() {
    this.setData({ phase: 'loading' })
    try {
      this.all = await serviceGroups()
      this.show()
    } catch (error) {
      this.setData({ phase: 'error', errorText: messageOf(error) })
    }
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

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    openService(currentTarget.dataset.service as Service)
  },
})
