import type { CategoryGroup } from '../city-data'
import { AMBULANCE, FIRE, POLICE } from './emergency-numbers'

/** What one asks about or complains of: a dispatcher looks first, and it stays private unless said otherwise. */
const AFFAIRS: CategoryGroup['defaults'] = {
  urgency: 'complex',
  coDepartmentIds: [],
  physical: false,
  mayBePublic: false,
  autoDispatch: false,
  questions: [],
}

const rows: CategoryGroup['rows'] = [
  {
    _id: 'water',
    name: '供水问题',
    icon: 'diamond-o',
    type: 'help',
    urgency: 'utilities',
    leadDepartmentId: 'shuiwu',
    mayBePublic: true,
    autoDispatch: true,
    keywords: '停水 没水 没有水 自来水 水压 供水 水管 漏水 爆管 水质 用水 水费 水厂',
    example: '例如：石岐民族路 20 号整栋楼今早起没水，邻居也一样',
    questions: [{ id: 'range', text: '影响范围', choices: ['只有我家', '整栋楼', '整片区'] }],
  },
  {
    _id: 'power',
    name: '供电问题',
    icon: 'warning-o',
    type: 'help',
    urgency: 'utilities',
    leadDepartmentId: 'gongdian',
    mayBePublic: true,
    autoDispatch: true,
    keywords: '停电 供电 电压 电线 变压器 用电 跳闸 电费 电表 电力 高压线 电网 充电桩',
    example: '例如：三乡镇平南村昨晚八点起停电，到现在没来',
    danger: { question: '是否有电线落地、冒火花或有人触电', ...FIRE },
    questions: [{ id: 'range', text: '影响范围', choices: ['只有我家', '整栋楼', '整片区'] }],
  },
  {
    _id: 'shop',
    name: '食品与消费',
    icon: 'cart-o',
    type: 'complaint',
    leadDepartmentId: 'shichang',
    keywords:
      '食品 过期 消费 退款 退费 商家 价格 收费 乱收费 假货 餐馆 欺诈 虚假宣传 电梯 商品 传销 超市 合同 押金 广告 消费者 投资 公司 旅游 酒店 快递 市场',
    example: '例如：某超市 11 月 20 日买的牛奶已过期三天，有小票和照片',
    questions: [{ id: 'proof', text: '是否有小票或合同', choices: ['有', '没有'] }],
  },
  {
    _id: 'bus',
    name: '公交与出租',
    icon: 'location-o',
    type: 'suggestion',
    leadDepartmentId: 'jiaotong',
    mayBePublic: true,
    keywords:
      '公交 公交车 班次 公交站 班车 司机 出租车 的士 网约车 滴滴 拒载 站台 线路 地铁 客运 高铁 车站 乘客 末班车 出行 打表',
    example: '例如：建议 012 路早高峰加密班次，在兴中道站常常等 25 分钟',
  },
  {
    _id: 'estate',
    name: '小区与物业',
    icon: 'home-o',
    type: 'complaint',
    leadDepartmentId: 'zhujian',
    keywords:
      '物业 小区 业主 业委会 开发商 交房 房产证 维修基金 物业费 楼盘 公摊 住宅 买房 购房 房屋 房子 公积金 拆迁 棚改 安置房 公租房 烂尾 不动产',
    example: '例如：我们小区电梯坏了两周，物业一直说等配件',
    danger: { question: '是否有人被困电梯', ...FIRE },
  },
  {
    _id: 'labour',
    name: '社保与工资',
    icon: 'manager-o',
    type: 'help',
    leadDepartmentId: 'renshe',
    keywords:
      '社保 工资 拖欠 拖欠工资 欠薪 劳动合同 养老保险 退休 工伤 加班 劳动 就业 失业 养老金 农民工 招聘 辞职 社会保险 退休金 职称 员工 裁员 待遇 补贴 人才 补偿金',
    example: '例如：在某厂上班三个月未发工资，同车间共 12 人',
  },
  {
    _id: 'insurance',
    name: '医保报销',
    icon: 'medal-o',
    type: 'consult',
    urgency: 'general',
    leadDepartmentId: 'yibao',
    keywords: '医保 报销 医保卡 异地就医 医疗保险 新农合 合作医疗 门诊 生育津贴 社保卡 大病',
    example: '例如：想问在广州住院，回中山怎么办医保报销',
  },
  {
    _id: 'health',
    name: '医院与卫生',
    icon: 'add-o',
    type: 'complaint',
    leadDepartmentId: 'weijian',
    keywords:
      '医院 医生 护士 社区卫生 卫生服务中心 看病 疫苗 卫生院 诊所 挂号 医疗 手术 病人 患者 救护车 二胎 生育 计划生育 独生子女 准生证 无证行医 药品 医患 吸烟 卫计',
    example: '例如：社区卫生服务中心周六没开门，网上写的是开诊',
    danger: { question: '现在是否有人需要急救', ...AMBULANCE },
  },
  {
    _id: 'school',
    name: '学校与培训',
    icon: 'bookmark-o',
    type: 'consult',
    leadDepartmentId: 'jiaoti',
    keywords:
      '学校 学生 老师 教师 入学 幼儿园 补课 培训 学位 中学 小学 培训机构 校车 学费 教育 家长 教育局 高考 中考 学区 孩子 食堂 体育 文化 健身 班主任',
    example: '例如：想问积分入学今年什么时候报名，要哪些材料',
  },
  {
    _id: 'care',
    name: '养老与救助',
    icon: 'friends-o',
    type: 'help',
    leadDepartmentId: 'minzheng',
    keywords:
      '养老 养老院 老人 低保 救助 残疾 残疾人 孤儿 流浪 五保 困难 特困 殡葬 民政 优抚 敬老院 高龄 婚姻登记',
    example: '例如：家中 83 岁老人行动不便，想申请居家养老服务',
    danger: { question: '现在是否有人身处危险', ...POLICE },
  },
]

export const publicAffairs: CategoryGroup = { defaults: AFFAIRS, rows }
