import type { PackInput } from '../pack.ts'
import { nationalLists } from './national.ts'

const SAMPLE = '样例值，待中心确认'
const LOCAL_2015 = '淮府办〔2015〕61号（未见原文，待中心确认）'
const TARGETS_2023 = '寿县2023年法律援助工作要点'
const yuan = (amount: number) => amount * 100
const sample = { from: '2022-01-01', source: SAMPLE, state: 'toConfirm' } as const
const local2015 = { from: '2015-01-01', source: LOCAL_2015, state: 'toConfirm' } as const

const towns = (
  '寿春 双桥 涧沟 丰庄 正阳关 迎河 板桥 安丰塘 堰口 保义 隐贤 ' +
  '安丰 众兴 茶庵 三觉 炎刘 刘岗 双庙集 小甸 瓦埠 大顺 窑口'
).split(' ')

/** 寿县. What stands as toConfirm is practice data until the centre has said otherwise. */
export const shouxian: PackInput = {
  code: '340422',
  version: '2026.1',
  county: '寿县',
  city: '淮南市',
  province: '安徽省',
  centreName: '寿县法律援助中心',
  bureauName: '寿县司法局',
  contacts: { phone: null, address: null, complaintPhone: null, complaintFax: null, complaintEmail: null },
  townships: [
    ...towns.map((name, index) => ({ code: `340422${100 + index}`, name: `${name}镇`, kind: 'town' as const })),
    { code: '340422200', name: '八公山乡', kind: 'township' },
    { code: '340422201', name: '张李乡', kind: 'township' },
    { code: '340422203', name: '陶店回族乡', kind: 'township' },
    { code: '340422402', name: '寿县经济开发区', kind: 'zone' },
    { code: '340422500', name: '寿西湖农场', kind: 'farm' },
    { code: '340422501', name: '正阳关农场', kind: 'farm' },
  ],
  neighbours: [
    { code: '340402', name: '大通区' },
    { code: '340403', name: '田家庵区' },
    { code: '340404', name: '谢家集区' },
    { code: '340405', name: '八公山区' },
    { code: '340406', name: '潘集区' },
    { code: '340421', name: '凤台县' },
  ],

  registeredPopulation: [
    { value: 1_392_900, from: '2021-12-31', source: '公开统计公报，2021年末户籍人口', state: 'toConfirm' },
  ],
  residentPopulation: [
    { value: 837_800, from: '2021-12-31', source: '公开统计公报，2021年末常住人口', state: 'toConfirm' },
    { value: 835_000, from: '2024-12-31', source: '公开统计公报，2024年末常住人口', state: 'toConfirm' },
  ],

  meansBase: [{ ...sample, value: { name: '最低生活保障标准', urban: yuan(750), rural: yuan(700) } }],
  meansMultiple: [{ ...sample, value: { urban: 2, rural: 2 }, note: '省内有的市用最低工资标准的1.5倍' }],
  meansComparison: [{ ...sample, value: 'below', note: '省内所见标准均为“低于”' }],
  scopeExtensions: [
    { ...local2015, value: { cause: 'marriage' } },
    { ...local2015, value: { cause: 'fakeGoods' } },
    { ...local2015, value: { cause: 'landContract' } },
    { ...local2015, value: { cause: 'personalInjury' } },
  ],
  localExemptions: [
    {
      value: { group: 'povertyAlleviation' },
      from: '2015-01-01',
      until: '2022-12-31',
      source: '寿县2019年民生工程新闻发布会：扶贫对象免予经济困难审查',
      state: 'toConfirm',
      note: '社会救助法施行后以社会救助对象为准，此条只供查对旧案，止期待确认',
    },
    { ...sample, value: { group: 'military' }, source: '军人军属法律援助相关规定（未见原文，待中心确认）' },
    { ...sample, value: { group: 'familyPlanningHardship' }, from: '2023-01-01', source: TARGETS_2023 },
  ],

  tariff: [
    {
      ...sample,
      source: '参照天长市2020年公布标准，待寿县确认',
      value: {
        name: '法律援助办案补贴标准',
        rows: [
          {
            text: '执行（全部到位）',
            forms: ['litigation', 'nonLitigation'],
            stages: ['enforcement'],
            manners: ['performed'],
            qualified: yuan(1000),
            good: yuan(1000),
            isFlat: true,
          },
          {
            text: '执行（未全部到位）',
            forms: ['litigation', 'nonLitigation'],
            stages: ['enforcement'],
            qualified: 0,
            good: 0,
            isFlat: true,
          },
          {
            text: '开庭前撤诉',
            forms: ['litigation', 'arbitration'],
            manners: ['withdrawal'],
            heardInCourt: false,
            qualified: yuan(600),
            good: yuan(600),
            isFlat: true,
          },
          {
            text: '开庭后撤诉',
            forms: ['litigation', 'arbitration'],
            manners: ['withdrawal'],
            heardInCourt: true,
            qualified: yuan(1000),
            good: yuan(1000),
            isFlat: true,
          },
          {
            text: '非诉讼代理',
            forms: ['nonLitigation'],
            qualified: yuan(800),
            good: yuan(800),
            isFlat: true,
          },
          {
            text: '刑事侦查阶段',
            forms: ['criminalDefence', 'criminalAgency'],
            stages: ['investigation'],
            qualified: yuan(800),
            good: yuan(1000),
          },
          {
            text: '刑事审查起诉阶段',
            forms: ['criminalDefence', 'criminalAgency'],
            stages: ['prosecution'],
            qualified: yuan(1200),
            good: yuan(1400),
          },
          {
            text: '刑事审判阶段',
            forms: ['criminalDefence', 'criminalAgency'],
            stages: ['trial', 'secondInstance', 'retrial', 'deathReview', 'compulsoryMedical'],
            qualified: yuan(1300),
            good: yuan(1500),
          },
          {
            text: '民事、行政诉讼或者仲裁',
            forms: ['litigation', 'arbitration'],
            qualified: yuan(1200),
            good: yuan(1400),
          },
        ],
        excellentPercent: 20,
        furtherRecipient: 0,
        unqualifiedPaysDirectCostOnly: true,
      },
      note: '优秀增加20%、不合格只支付直接费用为外地做法；仲裁、行政诉讼未见单列标准，暂按民事诉讼',
    },
  ],
  targets: [
    {
      value: {
        mattersPerTenThousandRegistered: 12,
        criminalPercentOfAll: 19,
        litigationPercentOfClosed: 55,
        firmLawyerPercentOfAll: 35,
        observedPercentOfHeard: 5,
      },
      from: '2023-01-01',
      source: TARGETS_2023,
      state: 'toConfirm',
      note: '2023年数字为公开文件所载；以后各年是否沿用待确认。户籍人口为万人办案数的分母',
    },
  ],

  promisedLimits: [{ ...sample, value: {} }],
  correctedPeriods: [
    {
      ...sample,
      from: '2023-09-01',
      source: '办理法律援助案件程序规定（条文号待核对）',
      value: { closingMaterials: 30, closingReview: 30, terminationDispatch: 3 },
    },
  ],
  supplementDays: [{ ...sample, value: 7 }],
  objectionDays: [
    {
      value: 15,
      from: '2023-09-01',
      source: '办理法律援助案件程序规定 第二十二条（待核对）',
      state: 'toConfirm',
      note: '法律没有规定期限：逾期只提醒，不自动驳回',
    },
  ],

  retentionYears: [{ ...sample, value: null, source: '未见规定，须由中心设定', note: '设定之前不得销毁任何案卷' }],
  dossierLists: [
    {
      ...sample,
      source: 'SF/T 0032-2023 附录A、地方办案规范（未见全文）',
      value: {
        investigation: ['agreement', 'meetingRecord', 'outcome'],
        prosecution: ['agreement', 'meetingRecord', 'outcome'],
        trial: ['agreement', 'meetingRecord', 'outcome'],
        agencyProsecution: ['agreement', 'meetingRecord', 'outcome'],
        agencyTrial: ['agreement', 'meetingRecord', 'outcome'],
        civil: ['agreement', 'outcome'],
        administrative: ['agreement', 'outcome'],
        arbitration: ['agreement', 'outcome'],
        nonLitigation: ['agreement'],
        needsScans: false,
        needsService: false,
      },
      note: '附录A五份清单的全文未见，先列各地共有的几项；中心按所用的归档目录增改',
    },
  ],
  groupCounting: [{ ...sample, value: 'oneCase' }],
  numbering: [
    {
      ...sample,
      value: {
        consultation: '寿援咨〔{year}〕{n}号',
        matter: '寿援申〔{year}〕{n}号',
        acceptance: '寿援受〔{year}〕{n}号',
        forwarding: '寿援告〔{year}〕{n}号',
        supplement: '寿援补〔{year}〕{n}号',
        grant: '寿援决〔{year}〕{n}号',
        refusal: '寿援不决〔{year}〕{n}号',
        assignment: '寿援指〔{year}〕{n}号',
        officialLetter: '寿援函〔{year}〕{n}号',
        cooperation: '寿援协〔{year}〕{n}号',
        reassignment: '寿援换〔{year}〕{n}号',
        termination: '寿援终〔{year}〕{n}号',
        objection: '寿司援异〔{year}〕{n}号',
        closing: '寿援结〔{year}〕{n}号',
        archive: '寿援档〔{year}〕{n}号',
      },
    },
  ],
  loadLimit: [{ ...sample, value: 20 }],
  serviceDays: [{ ...sample, value: 3 }],
  assignment: [
    {
      ...sample,
      from: '2026-01-01',
      value: {
        graveWeight: 2,
        criminalWeight: 1,
        litigationWeight: 1,
        otherWeight: 0.5,
        earlierPoints: 3,
        townshipPoints: 0.5,
        languagePoints: 2,
        wishPoints: 2,
        freeWithin: 1,
        answerDays: 1,
      },
      note: '折算数、答复期限为样例；全年按折算后的件数均衡指派，每年一月一日重新起算',
    },
  ],
  duty: [
    {
      ...sample,
      value: { restHours: 36, maxAWeek: 2 },
      note: '值班律师工作办法没有规定间隔和次数，由县里确定；这里的数为样例',
    },
  ],
  scoreTable: [
    {
      ...sample,
      value: {
        name: '法律援助案件质量评分表',
        items: [
          { text: '接受指派、约见和会见', points: 10 },
          { text: '阅卷、调查和收集证据', points: 20 },
          { text: '出庭、代理或者辩护意见', points: 30 },
          { text: '告知、通报和报告', points: 10 },
          { text: '办理结果', points: 15 },
          { text: '结案材料和卷宗', points: 15 },
        ],
        excellentFrom: 90,
        goodFrom: 75,
        qualifiedFrom: 60,
      },
      note: '部里行业标准的指标和分数线未见印本，各地做法不一',
    },
  ],
  countedGroups: [
    {
      ...sample,
      value: [
        'migrantWorker',
        'laidOff',
        'woman',
        'minor',
        'elderly',
        'disabled',
        'military',
        'veteran',
        'familyPlanningHardship',
        'minority',
        'povertyAlleviation',
        'minimumLiving',
        'extremePoverty',
        'unaffordablePetitioner',
        'platformWorker',
      ],
    },
  ],
  ...nationalLists,
}
