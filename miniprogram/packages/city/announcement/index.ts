import { FRAME, framed, tellFailure } from '../../../page/frame'
import { isRetryable } from '../../../services/call'
import { HOME, open } from '../../../services/routes'
import { announcement } from '../service'
import type { AnnouncementView } from './view'
import { announcementView } from './view'

/** 公告: what stands behind a title, or the notice line, of the first page. */
Page({
  ...framed(),

  id: '',

  data: { ...FRAME, view: null as AnnouncementView | null },

  onLoad({ id = '' }: { id?: string }) {
    this.id = id
    void this.reload()
  },

  async load() {
    this.setData({ phase: 'ready', view: announcementView(await announcement(this.id), Date.now()) })
  },

  failed(error: unknown) {
    tellFailure(this, error, isRetryable(error) ? 'error' : 'empty')
  },

  home: () => open(HOME),
})
