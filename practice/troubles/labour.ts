import type { Trouble } from './trouble.ts'

const LABOUR = [
  ['lawsuit', 46],
  ['arbitration', 22],
  ['mediation', 24],
  ['negotiation', 8],
] as const
/** What people who work for others bring. */
export const LABOUR_TROUBLES: readonly Trouble[] = [
  {
    name: 'wages',
    share: 24.4,
    kind: 'civil',
    cause: 'labourPay',
    courses: LABOUR,
    opponent: 'building',
    ages: [22, 64],
    women: 0.22,
    groups: ['migrantWorker'],
    claim: [4_000, 32_000],
    stories: [
      '{people}去年起在{with}承接的工地做木工、瓦工，约定按天计酬。完工后对方只付了生活费，结算单上写明尚欠{sum}元，多次催要，对方以总包未付款为由推脱，请求支付劳动报酬。',
      '{people}在{with}做工{months}个月，工资一直以借支名义零星发放，离开时由带班人员出具欠条，共欠{sum}元，此后电话不接，请求支付劳动报酬。',
      '{with}因资金困难停发工资{months}个月，{people}手中有考勤表和微信聊天记录，合计欠发{sum}元，请求支付劳动报酬。',
    ],
    questions: [
      '跟着同乡在工地干了{months}个月，活干完了只给了一张欠条，写着欠{sum}元，条子上的名字和包工头对不上，能不能告',
      '厂里拖了{months}个月工资没发，劳动监察去过一次也没有下文，想问还能走什么路',
      '年底工资没结清，老板说总包没有给他钱，这个钱到底该找谁要',
    ],
    answers: [
      '欠条、考勤、转账和聊天记录都可以作证据；总承包单位对分包欠薪依法先行清偿。可以向劳动监察投诉，也可以仲裁或者起诉。农民工追索劳动报酬免予核查经济状况，可以申请法律援助。',
      '建议先固定证据，写清工期、单价和已付金额；已告知申请法律援助的条件、材料和就近的受理点。',
    ],
  },
  {
    name: 'wagesElsewhere',
    share: 2.2,
    kind: 'civil',
    cause: 'labourPay',
    courses: LABOUR,
    opponent: 'service',
    ages: [20, 60],
    women: 0.55,
    groups: [],
    claim: [4_000, 26_000],
    stories: [
      '{people}在{with}从事保洁、配送等工作，未签书面合同，离职时被扣发{months}个月工资共{sum}元，请求支付劳动报酬。',
    ],
    questions: [
      '在饭店干了{months}个月，辞职老板扣着工资不发，没有签合同怎么办',
      '送外卖站点扣了我一个月的钱，说是违约金，合理吗',
    ],
    answers: [
      '没有书面合同也可以确认劳动关系，工牌、排班表、转账记录都是证据；可以先向劳动监察投诉，再申请仲裁，经济困难的可以申请法律援助。',
    ],
  },
  {
    name: 'workInjury',
    share: 5.2,
    kind: 'civil',
    cause: 'workInjury',
    courses: [
      ['arbitration', 40],
      ['lawsuit', 44],
      ['mediation', 16],
    ],
    opponent: 'factory',
    ages: [20, 66],
    women: 0.2,
    groups: ['migrantWorker'],
    claim: [18_000, 130_000],
    stories: [
      '{people}在{with}操作机器时手指受伤，单位没有缴纳工伤保险，工伤认定和劳动能力鉴定已经作出，请求支付工伤待遇{sum}元。',
      '{people}受雇在工地粉刷墙面时从脚手架跌落骨折，{with}付了部分医药费后拒绝赔偿，请求赔偿{sum}元。',
    ],
    questions: [
      '在厂里把手指压断了一节，老板说私了给两万，能不能多要一点',
      '给亲戚介绍的包工头干活摔伤了，没有合同，算不算工伤',
    ],
    answers: [
      '先申请工伤认定，用人单位不申请的，本人可以在一年内申请；不能认定劳动关系的，按提供劳务受害向接受劳务一方主张。进城务工人员工伤赔偿免予核查经济状况。',
    ],
  },
  {
    name: 'labourRelation',
    share: 2.2,
    kind: 'civil',
    cause: 'labourRelation',
    courses: [
      ['arbitration', 70],
      ['lawsuit', 30],
    ],
    opponent: 'factory',
    ages: [22, 62],
    women: 0.35,
    groups: ['migrantWorker'],
    claim: null,
    stories: ['{people}在{with}工作多年未签劳动合同，发生工伤后单位否认用工，请求确认劳动关系，以便申请工伤认定。'],
    questions: ['干了好几年没有合同，现在受伤了单位说我不是他们的人'],
    answers: ['可以申请仲裁确认劳动关系，工资流水、工作服、同事证言都可以作证据；可以申请法律援助。'],
  },
  {
    name: 'socialInsurance',
    share: 2.6,
    kind: 'civil',
    cause: 'socialInsurance',
    courses: [
      ['arbitration', 55],
      ['lawsuit', 45],
    ],
    opponent: 'service',
    ages: [35, 63],
    women: 0.5,
    groups: [],
    claim: [4_000, 26_000],
    stories: ['{with}长期未为{people}缴纳社会保险，现已无法补缴，请求赔偿养老、失业保险待遇损失{sum}元。'],
    questions: ['单位没有给我交社保，快退休了才发现，能要求补交吗'],
    answers: ['可以先向社保经办机构投诉要求补缴；不能补缴的，可以申请仲裁要求赔偿待遇损失。'],
  },
]
