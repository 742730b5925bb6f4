import type { Channel } from './channel'
import { inboxChannel } from './inbox'
import { robotChannel } from './robot'
import { subscribeChannel } from './subscribe'

/** A channel whose messages only it looks into. */
export type AnyChannel = Channel<unknown>

/** The ways to reach people, in the order in which they are used. */
export const CHANNELS: readonly AnyChannel[] = [inboxChannel, subscribeChannel, robotChannel]
