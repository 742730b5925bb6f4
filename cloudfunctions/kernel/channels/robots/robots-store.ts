import { perStore } from '../../per-store'
import type { RobotDoc } from '../../documents'
import type { Store } from '../../platform/database'
import { DuplicateError } from '../../platform/database'

function createRobots(store: Store) {
  const robots = store.collection<RobotDoc>('robots')
  const { command } = store

  async function create(departmentId: string, now: number): Promise<void> {
    const idle = { leaseUntil: 0, notBefore: 0, failures: 0, sentAt: [] }
    try {
      await robots.insert({ _id: departmentId, wakeAt: now, ...idle })
    } catch (error) {
      // Somebody else just made it, for a message of their own: it is awake.
      if (!(error instanceof DuplicateError)) throw error
    }
  }

  return {
    update: robots.update,
    /** Something waits for the robot. Call it after the message is stored, so that whoever looks then finds it. */
    async wake(departmentId: string, now: number): Promise<void> {
      if (!(await robots.update(departmentId, { wakeAt: now }))) await create(departmentId, now)
    },
    /** Robots for which something is to be done by `now`, the longest waiting first. */
    toWork: (now: number, limit: number) =>
      robots.find({
        where: { wakeAt: command.gt(0).and(command.lte(now)) },
        orderBy: [['wakeAt', 'asc']],
        limit,
      }),
    /**
     * Takes the robot for one worker until `until`; one that dies gives it back then.
     * @returns how the robot is doing, or undefined when another worker has it
     */
    async claim(_id: string, now: number, until: number): Promise<RobotDoc | undefined> {
      const free = { _id, leaseUntil: command.lte(now) }
      const taken = await robots.updateWhere(free, { leaseUntil: until, wakeAt: until })
      return taken === 1 ? robots.get(_id) : undefined
    },
    /** Gives it back. What came in meanwhile has woken the robot already, and is not put to sleep. */
    async release({ _id, leaseUntil }: RobotDoc, wakeAt: number): Promise<void> {
      const isMine = { _id, leaseUntil }
      const slept = await robots.updateWhere({ ...isMine, wakeAt: leaseUntil }, { leaseUntil: 0, wakeAt })
      if (slept === 0) await robots.updateWhere(isMine, { leaseUntil: 0 })
    },
  }
}

export const robotStore = perStore(createRobots)
