import { messageOf } from '../services/call'

/**
 * What stands in a page's place until its content is there: skeleton, or why it failed with a retry. `list-state` draws it
 * from `phase` and `errorText`.
 */

/** `empty`: there is nothing to show, and asking again would not change that. */
export type FramePhase = 'loading' | 'ready' | 'empty' | 'error'

/** For the page's `data`. */
export const FRAME = { phase: 'loading' as FramePhase, errorText: '' }

interface Framed {
  data: { phase: string }
  setData(change: { phase?: FramePhase; errorText?: string }): void
  /** The page's own: asks for the content and shows it, with the phase `ready`; throws what went wrong. */
  load(): Promise<void>
  reload(): Promise<void>
  failed(error: unknown): void
}

/** The methods of a page that loads its content as a whole; the page adds `load`, and may have a `failed` of its own. */
export function framed() {
  return {
    /** Asks (again) for the content. What is on the screen stays until there is something better. */
    async reload(this: Framed): Promise<void> {
      try {
        await this.load()
      } catch (error) {
        this.failed(error)
      }
    },

    failed(this: Framed, error: unknown): void {
      tellFailure(this, error)
    },

    async onPullDownRefresh(this: Framed): Promise<void> {
      await this.reload()
      void wx.stopPullDownRefresh()
    },

    retry(this: Framed): void {
      this.setData({ phase: 'loading' })
      void this.reload()
    },
  }
}

/** Content that is there stays, with a word about the failure; else the failure takes its place. */
export function tellFailure(
  page: Pick<Framed, 'data' | 'setData'>,
  error: unknown,
  phase: FramePhase = 'error',
): void {
  const errorText = messageOf(error)
  if (page.data.phase === 'ready') void wx.showToast({ title: errorText, icon: 'none' })
  else page.setData({ phase, errorText })
}
