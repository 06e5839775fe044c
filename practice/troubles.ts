import type { Cause, CheckExemption, Group, MatterKind } from '#law/terms.ts'
import type { Trade } from './people.ts'

/** How a civil or administrative trouble is dealt with, and through whom. */
export type Course = 'lawsuit' | 'arbitration' | 'mediation' | 'negotiation' | 'enforcement' | 'administrativeLawsuit'
export type Opponent =
  | Trade
  | 'driver'
  | 'child'
  | 'parent'
  | 'spouse'
  | 'neighbour'
  | 'seller'
  | 'hospital'
  | 'office'
  | 'debtor'

/** What brings people to the centre. Shares are per cent of all matters of a year; where they come from stands beside them. */
export type Trouble = {
  name: string
  share: number
  kind: MatterKind
  cause: Cause
  courses: readonly (readonly [Course, number])[]
  opponent: Opponent | null
  ages: readonly [number, number]
  women: number
  /** Groups that the trouble itself brings with it; what a person is besides (old, disabled, poor) is drawn for each. */
  groups: readonly Group[]
  exemption?: CheckExemption
  /** Yuan that one person asks for. */
  claim: readonly [number, number] | null
  /** {sum} yuan, {months}, {with} the other side, {people}. */
  stories: readonly string[]
  questions: readonly string[]
  answers: readonly string[]
}

const LABOUR = [
  ['lawsuit', 46],
  ['arbitration', 22],
  ['mediation', 24],
  ['negotiation', 8],
] as const
const FAMILY = [
  ['lawsuit', 78],
  ['mediation', 18],
  ['enforcement', 4],
] as const

/**
 * Civil matters: 74.7 % of all. Wages about 35 % of them (青岛2014 41.7 %, 桐城2016 19.8 % in the years before the drive,
 * 安徽2020 农民工 3.3万 of about 9万), traffic 14 % (青岛16.7 %, 桐城20.6 %), maintenance and marriage as 桐城2016 has them together
 * (24.9 %). The ones out of scope are what will be refused: no public source gives a rate of refusals, 4 % IS AN ASSUMPTION.
 */
export const TROUBLES: readonly Trouble[] = [
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
    claim: [3_000, 16_000],
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
    claim: [3_500, 20_000],
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
    name: 'traffic',
    share: 9.2,
    kind: 'civil',
    cause: 'trafficInjury',
    courses: [
      ['lawsuit', 82],
      ['mediation', 18],
    ],
    opponent: 'driver',
    ages: [18, 78],
    women: 0.4,
    groups: [],
    claim: [9_000, 130_000],
    stories: [
      '{people}骑电动车与{with}驾驶的小型客车在县道路口相撞受伤，交警认定对方负主要责任，住院治疗后经鉴定构成伤残，双方就赔偿数额协商不成，请求赔偿{sum}元。',
      '{people}步行过马路时被{with}驾驶的三轮车撞倒，对方垫付部分医药费后不再露面，请求赔偿医疗费、误工费、护理费等{sum}元。',
    ],
    questions: [
      '被电动三轮撞了，对方没有买保险，垫了几千块就不管了，医药费怎么要',
      '交通事故认定书出来了，保险公司只肯赔一部分，值不值得打官司',
      '上班路上被车撞了，算工伤还是交通事故',
    ],
    answers: [
      '保留事故认定书、病历和发票，先要求保险公司在交强险范围内赔付，不足部分按责任比例由对方承担；需要鉴定的可以在起诉后申请。',
      '两项请求可以分别主张，注意时效；经济困难的可以申请法律援助。',
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
  {
    name: 'parents',
    share: 3.8,
    kind: 'civil',
    cause: 'supportOfParents',
    courses: [
      ['lawsuit', 48],
      ['mediation', 52],
    ],
    opponent: 'child',
    ages: [66, 89],
    women: 0.55,
    groups: ['elderly'],
    claim: [3_000, 12_000],
    stories: [
      '{people}年老多病，几个子女为医药费和轮流照料互相推诿，村里调解过两次没有结果，请求子女给付赡养费并负担医药费。',
    ],
    questions: ['三个儿子没有一个肯出药费，村里说不通，我要不要去法院', '养老院的钱几个孩子都不愿意摊，怎么办'],
    answers: [
      '子女有赡养义务，不因分家、田地多少而免除；可以先由村（居）调解，调解不成可以起诉，行动不便的我们可以上门办理申请。',
    ],
  },
  {
    name: 'children',
    share: 4.6,
    kind: 'civil',
    cause: 'supportOfChildren',
    courses: FAMILY,
    opponent: 'parent',
    ages: [2, 17],
    women: 0.5,
    groups: ['minor'],
    claim: [6_000, 30_000],
    stories: [
      '{people}的父母离婚后，{with}一直没有按约定给付抚养费，母亲打零工独自抚养，现上学费用困难，请求给付拖欠的抚养费{sum}元并按月给付。',
    ],
    questions: ['法院判了每月给抚养费，他一次也没有给，孩子要上学了怎么办', '没有领证生的孩子，能不能要抚养费'],
    answers: ['已有生效判决的申请执行；没有判决的由孩子作为原告、您作为法定代理人起诉，可以申请法律援助。'],
  },
  {
    name: 'spouse',
    share: 0.5,
    kind: 'civil',
    cause: 'supportOfSpouse',
    courses: FAMILY,
    opponent: 'spouse',
    ages: [40, 72],
    women: 0.8,
    groups: [],
    claim: [4_000, 15_000],
    stories: ['{people}患病丧失劳动能力，{with}外出务工后不再负担生活和治疗费用，请求给付扶养费{sum}元。'],
    questions: ['我得了重病，丈夫在外面打工不管我，能不能要钱治病'],
    answers: ['夫妻有互相扶养的义务，可以不离婚而单独请求扶养费。'],
  },
  {
    name: 'marriage',
    share: 7.4,
    kind: 'civil',
    cause: 'marriage',
    courses: FAMILY,
    opponent: 'spouse',
    ages: [23, 58],
    women: 0.74,
    groups: [],
    claim: null,
    stories: [
      '{people}与{with}婚后长期两地务工，感情已经破裂，分居超过两年，为子女抚养和彩礼返还发生争议，请求离婚并由本人抚养孩子。',
      '{people}与{with}曾起诉离婚被判不准，此后一直分居，对方对孩子不闻不问，请求解除婚姻关系并分割共同财产。',
    ],
    questions: [
      '结婚时给的彩礼，女方走了能不能要回来',
      '分居三年了他不肯离，第二次起诉会不会判离',
      '房产证上只写了他一个人的名字，离婚能分吗',
    ],
    answers: [
      '首次起诉被驳回后分居满一年再次起诉的，应当准予离婚；抚养权按照有利于未成年子女的原则判断。单纯的离婚是否援助看本县扩大的事项，可以带材料来登记。',
    ],
  },
  {
    name: 'abuse',
    share: 2,
    kind: 'civil',
    cause: 'domesticAbuse',
    courses: [
      ['lawsuit', 88],
      ['mediation', 12],
    ],
    opponent: 'spouse',
    ages: [22, 60],
    women: 0.94,
    groups: ['woman'],
    claim: null,
    stories: ['{people}多次遭{with}酒后殴打，有报警回执、告诫书和伤情照片，请求离婚并申请人身安全保护令。'],
    questions: ['他喝了酒就打人，报过两次警，我想离又怕他报复'],
    answers: [
      '注意人身安全，报警、就医并保留回执和照片，可以申请人身安全保护令；因家庭暴力主张权益的，申请法律援助不看经济状况。',
    ],
  },
  {
    name: 'land',
    share: 1.5,
    kind: 'civil',
    cause: 'landContract',
    courses: [
      ['lawsuit', 60],
      ['mediation', 40],
    ],
    opponent: 'neighbour',
    ages: [45, 76],
    women: 0.35,
    groups: [],
    claim: [2_000, 14_000],
    stories: ['{people}外出期间承包地由{with}代耕，确权登记时登在对方名下，归还无果，请求返还承包地并赔偿损失。'],
    questions: ['早年别人不愿种的田给了我，公粮交了几十年，确权却登到别人名下'],
    answers: ['先到乡镇查承包合同、确权档案；可以申请农村土地承包仲裁或者起诉。'],
  },
  {
    name: 'injury',
    share: 2.5,
    kind: 'civil',
    cause: 'personalInjury',
    courses: [
      ['lawsuit', 70],
      ['mediation', 30],
    ],
    opponent: 'neighbour',
    ages: [20, 75],
    women: 0.42,
    groups: [],
    claim: [4_000, 40_000],
    stories: ['{people}与{with}因排水沟发生争执被推倒致骨折，派出所调解未成，请求赔偿医疗费、误工费等{sum}元。'],
    questions: ['和邻居吵架被打伤，派出所说只能调解，医药费谁出', '被邻村的狗咬了，主人不承认'],
    answers: ['保留报警记录、病历和发票，可以先调解，调解不成可以起诉；构成轻伤的公安机关应当立案。'],
  },
  {
    name: 'medical',
    share: 0.6,
    kind: 'civil',
    cause: 'medicalInjury',
    courses: [
      ['lawsuit', 70],
      ['mediation', 30],
    ],
    opponent: 'hospital',
    ages: [25, 74],
    women: 0.5,
    groups: [],
    claim: [20_000, 110_000],
    stories: ['{people}在{with}手术后出现并发症致残，认为术前检查不足，请求赔偿{sum}元。'],
    questions: ['手术以后落下毛病，医院说是正常风险，能不能鉴定'],
    answers: ['可以封存病历，申请医疗损害鉴定；也可以先到医疗纠纷人民调解委员会调解。'],
  },
  {
    name: 'seeds',
    share: 0.5,
    kind: 'civil',
    cause: 'fakeGoods',
    courses: [
      ['lawsuit', 55],
      ['mediation', 45],
    ],
    opponent: 'seller',
    ages: [38, 72],
    women: 0.3,
    groups: [],
    claim: [3_000, 22_000],
    stories: ['{people}从{with}购买的稻种出苗率极低，误了农时，农业部门抽检不合格，请求赔偿减产损失{sum}元。'],
    questions: ['买的稻种不出苗，卖种子的不认账'],
    answers: ['留好包装、票据和田间照片，尽快向农业农村部门申请田间鉴定，再要求经营者赔偿。'],
  },
  {
    name: 'capacity',
    share: 0.8,
    kind: 'civil',
    cause: 'civilCapacity',
    courses: [['lawsuit', 100]],
    opponent: null,
    ages: [30, 85],
    women: 0.5,
    groups: ['disabled'],
    claim: null,
    stories: ['{people}患精神疾病多年，近亲属为办理补助和管理存款，请求认定其无民事行为能力并指定监护人。'],
    questions: ['家里老人糊涂了，银行的钱取不出来怎么办'],
    answers: ['可以向法院申请认定无民事行为能力并指定监护人，需要诊断证明和鉴定。'],
  },
  {
    name: 'relief',
    share: 0.3,
    kind: 'civil',
    cause: 'pension',
    courses: [
      ['negotiation', 70],
      ['lawsuit', 30],
    ],
    opponent: 'office',
    ages: [30, 75],
    women: 0.6,
    groups: ['military'],
    claim: [5_000, 30_000],
    stories: ['{people}系军人家属，就抚恤金的分配与{with}意见不一，请求依法发给抚恤金。'],
    questions: ['家里有人是烈属，抚恤金一直没有发下来，找谁'],
    answers: ['先向退役军人事务部门书面申请，不予答复的可以复议或者起诉；军人军属可以走绿色通道。'],
  },
  {
    name: 'publicOffice',
    share: 0.3,
    kind: 'administrative',
    cause: 'socialAssistance',
    courses: [['administrativeLawsuit', 100]],
    opponent: 'office',
    ages: [40, 80],
    women: 0.45,
    groups: ['disabled'],
    exemption: 'minimumLiving',
    claim: null,
    stories: ['{people}的最低生活保障被停发，{with}称家庭人均收入超过标准，但未说明如何计算，请求撤销停发决定。'],
    questions: ['低保停了没有人通知，说我收入超标，我想知道是怎么算的'],
    answers: ['可以书面要求说明理由和计算依据，对停发决定不服的，可以申请行政复议或者起诉。'],
  },
  // Out of scope: refused. ASSUMPTION, see above.
  ...(
    [
      [
        'loan',
        'loan',
        2.3,
        'debtor',
        '{people}十年前借给{with}{sum}元，有借条，多次催要未还，请求归还借款。',
        '借给朋友的钱十年了，电话打不通，借条还有用吗',
        '注意诉讼时效，催要的证据很重要；民间借贷不在法定援助事项之内，可以提供咨询和代拟文书。',
      ],
      [
        'contract',
        'contract',
        0.7,
        'seller',
        '{people}向{with}订购门窗，付款后迟迟不安装，请求退还货款{sum}元。',
        '交了装修定金对方不开工，能退吗',
        '先发书面催告，再要求解除合同；普通合同纠纷不在援助范围，可以帮您写起诉状。',
      ],
      [
        'homestead',
        'homestead',
        0.6,
        'neighbour',
        '{people}与{with}因宅基地边界和滴水发生争议，请求排除妨害。',
        '邻居盖房占了我家的滴水，怎么处理',
        '先请乡镇自然资源所测量，再由村里调解；这类纠纷可以免费咨询。',
      ],
      [
        'inheritance',
        'inheritance',
        0.4,
        'neighbour',
        '{people}与兄弟{with}就父母遗留房屋的继承协商不成，请求分割遗产。',
        '父母的老房子，出嫁的女儿有没有份',
        '女儿与儿子有同等的继承权；协商不成可以起诉，我们可以提供咨询。',
      ],
    ] as const
  ).map(
    ([name, cause, share, opponent, story, question, answer]): Trouble => ({
      name,
      share,
      kind: 'civil',
      cause,
      courses: [['lawsuit', 100]],
      opponent,
      ages: [30, 74],
      women: 0.4,
      groups: [],
      claim: [3_000, 60_000],
      stories: [story],
      questions: [question],
      answers: [answer],
    }),
  ),
]

export const OUT_OF_SCOPE: readonly Cause[] = ['loan', 'contract', 'homestead', 'inheritance']

/** What is asked but never becomes a matter: for consultations only. */
export const OTHER_QUESTIONS: readonly {
  cause: Cause
  weight: number
  questions: readonly string[]
  answers: readonly string[]
}[] = [
  {
    cause: 'criminalDefence',
    weight: 5,
    questions: ['家里人被拘留了，什么时候能见到律师', '喝酒骑摩托车被查了，要不要坐牢'],
    answers: ['家属可以委托律师会见；没有委托的，由值班律师提供法律帮助，符合条件的可以申请辩护。'],
  },
  {
    cause: 'administrativeAct',
    weight: 4,
    questions: ['修路占了我家的地，补偿款直接打到卡上，没有签过字', '交警扣了我的三轮车，怎么申诉'],
    answers: ['可以先申请信息公开了解依据，六十日内可以申请行政复议，六个月内可以起诉。'],
  },
  {
    cause: 'other',
    weight: 8,
    questions: [
      '想给孩子改姓，另一方不同意行不行',
      '退伍军人申请法律援助要带什么材料',
      '公证处在哪里，遗嘱怎么公证',
      '收到法院短信说有传票，怎么核实是不是骗子',
    ],
    answers: [
      '已说明办理途径和所需材料，并告知承办部门的地点和电话。',
      '已解答并告知：凡要求转账的都应当先向法院或者公安机关核实。',
    ],
  },
]
