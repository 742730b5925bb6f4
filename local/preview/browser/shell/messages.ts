/** A message that WeChat or a WeCom robot delivered, as far as the panel shows it. */
export interface Message {
  seq: number
  /** Epoch ms. */
  at?: number
  kind?: string
  /** The person it went to; robots have none. */
  to?: string
  toName?: string
  title?: string
  text?: string
  lines?: { label: string; value: string }[]
  /** The mini program page it opens. */
  page?: string
}

interface Listing {
  messages: Message[]
  next: number
}

const POLL_MS = 1500

/** Asks for new messages again and again, from the beginning, while the page is in view. */
export function followMessages(received: (messages: Message[]) => void): void {
  let since = 0
  const poll = async (): Promise<void> => {
    if (document.visibilityState === 'visible') {
      const response = await fetch(`/client/messages?since=${since}`).catch(() => undefined)
      if (response?.ok) {
        const { messages, next } = (await response.json()) as Listing
        since = next
        if (messages.length > 0) received(messages)
      }
    }
    setTimeout(() => void poll(), POLL_MS)
  }
  void poll()
}
