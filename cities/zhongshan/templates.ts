import type { CityData } from '../city-data'

/** The account's templates of subscribe messages; ids are invented until the account has its own. */
export const templates: CityData['templates'] = {
  progress: { id: 'Zs1PrOgReSs0000000000000000000000000000000a', title: '办理进度通知' },
  finished: { id: 'Zs2FiNiShEd0000000000000000000000000000000b', title: '办结通知' },
  task: { id: 'Zs3TaSk00000000000000000000000000000000000c', title: '待办任务提醒' },
}
