import type { DepartmentDoc } from '../../cloudfunctions/database/documents'

/** Departments that handle cases. The telephone numbers are invented; a city puts its own here. */
const DEPARTMENTS: [id: string, name: string, shortName: string, robot: boolean][] = [
  ['chengguan', '中山市城市管理和综合执法局', '城管局', true],
  ['jiaotong', '中山市交通运输局', '交通运输局', true],
  ['jiaojing', '中山市公安局交警支队', '交警支队', true],
  ['shuiwu', '中山市水务局', '水务局', true],
  ['huanjing', '中山市生态环境局', '生态环境局', true],
  ['zhujian', '中山市住房和城乡建设局', '住建局', true],
  ['shichang', '中山市市场监督管理局', '市场监管局', true],
  ['gongdian', '中山供电局', '供电局', true],
  ['minzheng', '中山市民政局', '民政局', false],
  ['renshe', '中山市人力资源和社会保障局', '人社局', false],
  ['yibao', '中山市医疗保障局', '医保局', false],
  ['weijian', '中山市卫生健康局', '卫健局', false],
  ['jiaoti', '中山市教育和体育局', '教体局', false],
  ['yingji', '中山市应急管理局', '应急局', true],
  ['shiqi', '石岐街道办事处', '石岐街道', true],
  ['dongqu', '东区街道办事处', '东区街道', false],
  ['xiaolan', '小榄镇人民政府', '小榄镇', false],
]

export const departments: DepartmentDoc[] = DEPARTMENTS.map(([id, name, shortName, robot], order) => ({
  _id: id,
  name,
  shortName,
  phone: `0760-880000${String(order + 1).padStart(2, '0')}`,
  emergency: id === 'yingji',
  robotKey: robot ? `robot-${id}` : '',
  order,
}))
