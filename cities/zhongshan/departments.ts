import type { DepartmentRow } from '../city-data'

/**
 * Departments that handle cases, in the order in which they are listed. Telephone numbers and the keys of the group
 * robots are invented; a city puts its own here.
 */
export const departments: DepartmentRow[] = [
  {
    id: 'chengguan',
    name: '中山市城市管理和综合执法局',
    shortName: '城管局',
    phone: '0760-88000001',
    robotKey: 'robot-chengguan',
  },
  {
    id: 'jiaotong',
    name: '中山市交通运输局',
    shortName: '交通运输局',
    phone: '0760-88000002',
    robotKey: 'robot-jiaotong',
  },
  {
    id: 'jiaojing',
    name: '中山市公安局交警支队',
    shortName: '交警支队',
    phone: '0760-88000003',
    robotKey: 'robot-jiaojing',
  },
  {
    id: 'shuiwu',
    name: '中山市水务局',
    shortName: '水务局',
    phone: '0760-88000004',
    robotKey: 'robot-shuiwu',
  },
  {
    id: 'huanjing',
    name: '中山市生态环境局',
    shortName: '生态环境局',
    phone: '0760-88000005',
    robotKey: 'robot-huanjing',
  },
  {
    id: 'zhujian',
    name: '中山市住房和城乡建设局',
    shortName: '住建局',
    phone: '0760-88000006',
    robotKey: 'robot-zhujian',
  },
  {
    id: 'shichang',
    name: '中山市市场监督管理局',
    shortName: '市场监管局',
    phone: '0760-88000007',
    robotKey: 'robot-shichang',
  },
  {
    id: 'gongdian',
    name: '中山供电局',
    shortName: '供电局',
    phone: '0760-88000008',
    robotKey: 'robot-gongdian',
  },
  { id: 'minzheng', name: '中山市民政局', shortName: '民政局', phone: '0760-88000009' },
  { id: 'renshe', name: '中山市人力资源和社会保障局', shortName: '人社局', phone: '0760-88000010' },
  { id: 'yibao', name: '中山市医疗保障局', shortName: '医保局', phone: '0760-88000011' },
  { id: 'weijian', name: '中山市卫生健康局', shortName: '卫健局', phone: '0760-88000012' },
  { id: 'jiaoti', name: '中山市教育和体育局', shortName: '教体局', phone: '0760-88000013' },
  {
    id: 'yingji',
    name: '中山市应急管理局',
    shortName: '应急局',
    phone: '0760-88000014',
    emergency: true,
    robotKey: 'robot-yingji',
  },
  {
    id: 'shiqi',
    name: '石岐街道办事处',
    shortName: '石岐街道',
    phone: '0760-88000015',
    robotKey: 'robot-shiqi',
  },
  { id: 'dongqu', name: '东区街道办事处', shortName: '东区街道', phone: '0760-88000016' },
  { id: 'xiaolan', name: '小榄镇人民政府', shortName: '小榄镇', phone: '0760-88000017' },
]
