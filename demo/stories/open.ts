import {
  accept,
  askInfo,
  close,
  dispatch,
  extension,
  giveInfo,
  handBack,
  merge,
  progress,
  publish,
  redo,
  reject,
  reopen,
  reply,
  sign,
  urge,
  verify,
  withdraw,
} from './steps'
import { story } from './story'

/** Cases under way, in every state on the way, and those that ended early. */
export const openStories = [
  // waiting for the platform
  story(
    ['huang', 'school', 0.03],
    ['dongqu', '东区街道', 113.3928, 22.5098],
    '想问明年积分入学什么时候开始报名，我们一家三口的居住证刚满一年，需要准备哪些材料？',
    [],
    { open: false },
  ),
  story(
    ['zheng', 'estate', 0.06],
    ['xiqu', '西区街道某小区 3 栋', 113.3459, 22.5433],
    '我们小区 3 栋电梯坏了两周，物业一直说在等配件，楼上有坐轮椅的老人下不了楼，希望帮忙督促维修。',
    [],
    { open: false, anonymous: true },
  ),
  story(
    ['liang', 'building', 0.045],
    ['nanqu', '城南三路某住宅楼天台', 113.353, 22.487],
    '对面楼天台这几天在搭铁皮房，已经盖好屋顶，担心台风天掉落，请核查是否有审批。',
    [],
    { supporters: [] },
  ),
  story(
    ['chen', 'labour', 0.07],
    ['zhongshangang', '康乐大道某厂', 113.469, 22.556],
    '在康乐大道一家五金厂上班三个月没有发齐工资，同车间共有 12 人，老板一直说下个月给，想请劳动部门帮忙协调。',
    [accept()],
    { open: false, anonymous: true },
  ),

  // with a department, not signed yet
  story(
    ['lin', 'rubbish', 0.05],
    ['dongqu', '长江路 12 号对面绿道', 113.4087, 22.5121],
    '长江路绿道旁有人倾倒了一堆装修垃圾和旧家具，占了半边绿道，跑步的人只能绕行。',
    [],
    { answers: { often: '今天刚发现' } },
  ),
  story(
    ['ou', 'drain', 0.035],
    ['shiqi', '孙文西路步行街中段', 113.3709, 22.526],
    '步行街中段下水道口冒污水，气味很大，昨天开始的，买菜经过都要掩着鼻子。',
    [],
    { supporters: [] },
  ),
  story(
    ['zheng', 'road', 0.05],
    ['tanzhou', '坦神北路与环洲北路口', 113.47, 22.268],
    '坦神北路靠近路口的位置路面下沉，形成一个长条形的坑，货车经过时声音很大，晚上震得睡不着。',
    [publish(0.2)],
    { supporters: ['liang'], answers: { where: '机动车道' } },
  ),
  story(
    ['liang', 'parking', 1.6],
    ['guzhen', '中兴大道灯饰广场东侧', 113.185, 22.613],
    '灯饰广场东侧消防通道长期被大货车占用，上下货的时候整条路都堵住，万一着火消防车进不去。',
    [publish()],
    { supporters: ['chen', 'huang'], answers: { time: '全天' } },
  ),
  story(
    ['huang', 'tree', 0.06],
    ['nanlang', '翠亨大道绿化带', 113.53, 22.4712],
    '翠亨大道绿化带有一棵树的大枝断了挂在半空，风一吹就晃，下面是公交站，怕掉下来砸到人。',
    [publish(0.2)],
    { supporters: ['zheng'] },
  ),

  // signed
  story(
    ['lin', 'bus', 1.3],
    ['dongqu', '兴中道公交站', 113.3889, 22.5153],
    '建议早高峰加密经过兴中道的公交班次，七点半到八点半常常等 25 分钟以上，车来了也挤不上去。',
    [accept(), dispatch('jiaotong'), sign(), publish()],
    { supporters: ['huang', 'chen', 'ou', 'liang'] },
  ),
  story(
    ['chen', 'manhole', 0.35],
    ['huangpu', '新明中路邮局门前', 113.344, 22.714],
    '新明中路邮局门前人行道上的井盖破了一个角，孩子的脚差点卡进去。',
    [sign(0.2), publish(0.2)],
  ),
  story(
    ['zheng', 'power', 0.45],
    ['sanxiang', '平南村三队', 113.4381, 22.3571],
    '平南村三队昨晚八点起停电，到现在还没有来电，冰箱里的东西都快坏了，不知道什么时候修好。',
    [sign(0.2)],
    { answers: { range: '整片区' }, supporters: [] },
  ),

  // being worked on
  story(
    ['huang', 'noise', 2.4],
    ['gangkou', '世纪东路在建工地旁', 113.3925, 22.59],
    '世纪东路旁边的工地连续三晚十一点后还在打桩，整栋楼都睡不着，家里有高三学生，请管一管。',
    [sign(), publish(), progress('已到现场责令停止夜间作业，正在核查夜间施工许可，今晚复查。', 3)],
    { supporters: ['lin', 'chen', 'zheng', 'liang', 'ou'], answers: { time: '晚上十点后' } },
  ),
  story(
    ['liang', 'river', 3.6],
    ['dongfeng', '凤翔大道穗成桥旁河涌', 113.264, 22.689],
    '桥旁的河涌水变成灰黑色，漂着泡沫和死鱼，附近居民都不敢开窗，请查一查是哪里排的污水。',
    [sign(), publish(), progress('已在上下游设点取样，初步判断为雨天溢流，正在逐段排查排口。', 5)],
    { supporters: ['chen', 'huang', 'zheng'] },
  ),
  story(
    ['chen', 'air', 6.2],
    ['xiaolan', '工业大道南某塑料厂', 113.252, 22.655],
    '工业大道南一家厂夜里十点后排出刺鼻的塑料味，已经持续一周，关窗也挡不住，小孩一直咳嗽。',
    [
      sign(),
      publish(),
      progress('夜间突击检查，发现废气处理设施活性炭饱和未更换，已责令停产整改并立案。', 9),
      extension('procedure', '企业需更换治理设施并重新监测，检测报告约需五个工作日。', 8),
    ],
    { supporters: ['liang'] },
  ),
  story(
    ['lin', 'signal', 5.1],
    ['zhongshangang', '中山港大道与沿江东路口', 113.49, 22.57],
    '路口一段人行护栏倒在地上好几天了，断口很锋利，上学的孩子每天从旁边走，请尽快修。',
    [
      sign(),
      publish(),
      progress('护栏配件已下单定制，现场先行放置锥桶和警示带。', 4),
      urge('临近学校，请加快更换，三日内反馈。', 6),
    ],
    { supporters: ['zheng', 'huang'] },
  ),
  story(
    ['zheng', 'road', 10.5],
    ['minzhong', '民众大道二滘口段', 113.486, 22.624],
    '民众大道二滘口段辅道坑洼连片，雨天全是水坑，骑电动车很容易摔，已经有两个邻居摔过了。',
    [sign(1.5), publish(), progress('已列入本月养护计划，因需整段铣刨，正在办理占道施工手续。', 10)],
    { supporters: ['lin', 'chen', 'huang', 'ou'], answers: { where: '非机动车道' } },
  ),

  // asking back and forth
  story(
    ['huang', 'shop', 2.2],
    ['shiqi', '石岐街道某超市', 113.3788, 22.5252],
    '在超市买到过期三天的牛奶，孩子喝了肚子痛，超市只肯退款，不承认有问题。',
    [
      accept(),
      dispatch('shichang'),
      sign(),
      askInfo('请补充购买小票和商品生产日期的照片，以便我们现场核查同批次商品。'),
    ],
    { open: false, answers: { proof: '有' } },
  ),
  story(
    ['ou', 'water', 1.4],
    ['shiqi', '民族路 20 号', 113.3735, 22.5228],
    '我家水龙头这几天出来的水有点黄，要放很久才变清，不知道能不能喝。',
    [sign(), askInfo('请问是冷水还是热水发黄，楼上楼下邻居是否相同？我们好判断是否为楼内管道问题。', 1)],
    { answers: { range: '只有我家' } },
  ),
  story(
    ['liang', 'lamp', 3.3],
    ['henglan', '三沙村横沙路', 113.2662, 22.5241],
    '三沙村横沙路晚上路灯时亮时不亮，闪得人头晕。',
    [
      sign(),
      askInfo('请补充一下大概在几号门牌附近，方便维修人员定位。', 1),
      giveInfo('在横沙路 66 号到 80 号之间，一共四盏。'),
      progress('已定位故障回路，明日白天断电检修。', 2),
    ],
    { answers: { count: '两三盏' } },
  ),
  story(
    ['chen', 'stall', 0.12],
    ['xiaolan', '升平中路步行街入口', 113.2459, 22.6683],
    '步行街入口的水果摊摆到盲道上，视障人士无法通行，早晚都这样。',
    [
      sign(),
      publish(),
      handBack('xiaolan', 'place', '该路段日常管理由小榄镇负责，建议由镇综合行政执法局处理。'),
    ],
    { answers: { time: '全天' } },
  ),

  // answered
  story(
    ['lin', 'manhole', 2.9],
    ['nanqu', '城南三路与永安二路口', 113.3521, 22.4859],
    '路口的井盖缺了一块，只用木板盖着，晚上骑车完全看不见。',
    [
      sign(0.3),
      publish(0.2),
      reply('已更换新的防盗井盖并恢复周边路面，请您路过时查看。', 4),
      close('fixed', 0.5),
    ],
    { supporters: ['zheng'] },
  ),
  story(
    ['huang', 'tree', 4.6],
    ['dachong', '旗山路红木街', 113.2917, 22.4677],
    '红木街路边的树枝长得太低，挡住了交通标志，大车经过时树枝刮到车顶。',
    [sign(), publish(), reply('已完成沿线 18 株行道树修剪，标志牌清晰可见。', 9), verify(3)],
    { supporters: [] },
  ),
  story(
    ['zheng', 'rubbish', 5.8],
    ['banfu', '板芙北路市场旁', 113.3203, 22.4157],
    '板芙市场旁边的垃圾桶每天中午就满了，垃圾堆在桶外，苍蝇很多。',
    [
      sign(0.4),
      publish(),
      reply('已清理并增加两个垃圾桶。', 2),
      redo('回访时市民反映中午仍有溢出，请调整清运时间后再答复。', 3),
      reply('清运时间已由 14 时提前到 11 时 30 分，并增加午后一次巡回保洁，连续三日回看未再溢出。', 6),
    ],
    { supporters: ['liang'], answers: { often: '一个月以上' } },
  ),

  // came back, or ended early
  story(
    ['liang', 'drain', 3.1],
    ['fusha', '阜港路阜沙中学旁', 113.353, 22.6664],
    '阜沙中学旁边的排水沟堵塞，一下雨校门口就成了水塘，学生要蹚水进校。',
    [
      sign(),
      publish(),
      reply('排水沟已清淤，雨水口已疏通。', 6),
      close(),
      reopen('昨天下雨又积水了，和之前一样深，应该是管道里面还堵着，请再来看看。', 40),
    ],
    { supporters: ['huang'] },
  ),
  story(
    ['ou', 'noise', 1.9],
    ['gangkou', '世纪东路 20 号', 113.3919, 22.5896],
    '隔壁工地半夜打桩，我心脏不好，整晚睡不着，麻烦你们管管。',
    [merge('huang-noise-gangkou')],
    { answers: { time: '凌晨' } },
  ),
  story(
    ['chen', 'parking', 3.9],
    ['shiqi', '太平路 30 号门前', 113.3762, 22.5275],
    '门口有一辆车停了好几天，挡住出入口。',
    [withdraw('车主刚刚把车开走了，谢谢。', 0.4)],
  ),
  story(
    ['huang', 'other', 4.4],
    ['tanzhou', '坦洲镇', 113.4857, 22.2613],
    '珠海那边有个商场的停车费太贵了，半小时收十五元，能不能管一管？',
    [reject('not-city', '您反映的商场位于珠海市，建议拨打珠海 12345 反映，我们也已将情况转告。')],
    { open: false },
  ),
]
