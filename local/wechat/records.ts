import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Connection } from '../store/sqlite'
import type { MediaCheckEvent, ReceivedMessage } from './types'

type NewMessage = Omit<ReceivedMessage, 'sequence'>

/** What WeChat's servers remember, on disk: messages received, accepted templates, results still to be pushed. */
export class Records {
  private readonly connection: Connection

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true })
    this.connection = new Connection(join(dataDir, 'wechat.db'))
    this.connection.exec(`
      CREATE TABLE IF NOT EXISTS messages (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT, channel TEXT NOT NULL, recipient TEXT NOT NULL,
        at INTEGER NOT NULL, message TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS messages_by_recipient ON messages (channel, recipient, at);
      CREATE TABLE IF NOT EXISTS quotas (
        openid TEXT NOT NULL, template TEXT NOT NULL, remaining INTEGER NOT NULL, PRIMARY KEY (openid, template));
      CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY, due INTEGER NOT NULL, event TEXT NOT NULL);
    `)
  }

  addMessage(message: NewMessage): ReceivedMessage {
    const { channel, to, at } = message
    const sequence = this.connection.run(
      'INSERT INTO messages (channel, recipient, at, message) VALUES (?, ?, ?, ?)',
      channel,
      to,
      at,
      JSON.stringify(message),
    )
    return { sequence, ...message }
  }

  messages(since: number, limit: number): ReceivedMessage[] {
    const sql = 'SELECT sequence, message FROM messages WHERE sequence > ? ORDER BY sequence LIMIT ?'
    return this.connection.all(sql, since, limit).map(([sequence, message]) => ({
      sequence: Number(sequence),
      ...(JSON.parse(String(message)) as NewMessage),
    }))
  }

  countRobotMessages(key: string, after: number): number {
    const sql = "SELECT count(*) FROM messages WHERE channel = 'robot' AND recipient = ? AND at > ?"
    return Number(this.connection.first(sql, key, after)?.[0])
  }

  addQuota(openid: string, templates: readonly string[]): void {
    this.connection.atomically(() => {
      for (const template of templates) {
        this.connection.run(
          `INSERT INTO quotas VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET remaining = remaining + 1`,
          openid,
          template,
        )
      }
    })
  }

  quota(openid: string, template: string): number {
    const sql = 'SELECT remaining FROM quotas WHERE openid = ? AND template = ?'
    return Number(this.connection.first(sql, openid, template)?.[0] ?? 0)
  }

  /** Takes one from the quota, unless it lasts, and records the message, together; nothing when there is no quota. */
  useQuota(
    openid: string,
    template: string,
    message: NewMessage,
    lasts = false,
  ): ReceivedMessage | undefined {
    return this.connection.atomically(() => {
      if (this.quota(openid, template) < 1) return undefined
      if (lasts) return this.addMessage(message)
      const sql = 'UPDATE quotas SET remaining = remaining - 1 WHERE openid = ? AND template = ?'
      this.connection.run(sql, openid, template)
      return this.addMessage(message)
    })
  }

  addEvent(id: string, due: number, event: MediaCheckEvent): void {
    this.connection.run('INSERT INTO events VALUES (?, ?, ?)', id, due, JSON.stringify(event))
  }

  dueEvents(now: number): { id: string; event: MediaCheckEvent }[] {
    return this.connection
      .all('SELECT id, event FROM events WHERE due <= ? ORDER BY due', now)
      .map(([id, event]) => ({ id: String(id), event: JSON.parse(String(event)) as MediaCheckEvent }))
  }

  removeEvent(id: string): void {
    this.connection.run('DELETE FROM events WHERE id = ?', id)
  }

  postponeEvent(id: string, due: number): void {
    this.connection.run('UPDATE events SET due = ? WHERE id = ?', due, id)
  }

  close(): void {
    this.connection.close()
  }
}
