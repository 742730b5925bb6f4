/** What a phone can do wrong when it is told to, so that a mini program can be seen with it. */
export const TROUBLES = {
  'upload-hangs': 'uploads neither go on nor end; they can be aborted',
  'canvas-fails': 'a canvas cannot be saved as a picture',
  'canvas-silent': 'saving a canvas never answers',
  'compress-fails': 'wx.compressImage fails',
  'thumb-missing': 'a chosen video comes without its first picture',
  heic: 'chosen pictures are HEIC files, which nothing here can read',
  'not-a-picture': 'chosen pictures are texts',
  computer: 'WeChat runs on Windows: a chooser that is told to record for more than ten seconds never opens',
} as const
export type Trouble = keyof typeof TROUBLES

/**
 * The troubles of one phone: those of its address, `/phone?trouble=upload-hangs,heic`, until somebody sets others with a
 * message from the shell, `{ troubles: [...] }`, or from automation, `__preview.program.troubles.set([...])`.
 */
export class Troubles {
  private now: ReadonlySet<Trouble>
  /** How often each has been met: whoever tries one out knows by it when it has begun. */
  readonly met: Partial<Record<Trouble, number>> = {}

  constructor(names: readonly string[]) {
    this.now = new Set(names.filter(isTrouble))
  }

  has(trouble: Trouble): boolean {
    const isSo = this.now.has(trouble)
    if (isSo) this.met[trouble] = (this.met[trouble] ?? 0) + 1
    return isSo
  }

  /** Replaces all of them; names of none are left out. */
  set(names: readonly string[]): void {
    this.now = new Set(names.filter(isTrouble))
  }
}

function isTrouble(name: string): name is Trouble {
  return Object.hasOwn(TROUBLES, name)
}
