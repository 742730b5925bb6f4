/** A message that WeChat delivered to a person or a WeCom robot to a group, as `/client/messages` lists them. */
export interface Message {
  sequence: number
  /** Epoch ms. */
  at: number
  channel: 'subscribe' | 'robot'
  /** Who received a subscribe message. */
  person?: { id: string; name: string }
  /** Whose group a robot wrote to. */
  group?: string
  templateId?: string
  /** The mini program page that a tap opens. */
  page?: string
  /** Fields of a subscribe message, in order. */
  data?: Record<string, string>
  /** Text or markdown of a robot's message. */
  content?: string
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
