import type { Role } from '#kernel/actor.ts'

/** What is made to happen where the county's last days do not have it. */
export type Scene =
  | 'missing'
  | 'grant'
  | 'refuse'
  | 'urgent'
  | 'reviewed'
  | 'granted'
  | 'notice'
  | 'closing'
  | 'dossier'

/** One of the ten (新手十件事): whose work it is, what to do, where, and what is said once it has been marked. */
export type Task = {
  title: string
  role: Role
  /** What to do, in the words of whoever shows a new colleague around. */
  what: string
  basis: string
  where: {
    to: '/consultations/new' | '/consultations' | '/matters'
    text: string
    filter?: Readonly<Record<string, unknown>>
  }
  /** 标准做法 */
  model: string
  /** 常见错误 */
  mistake: string
  /** What is answered on the guide itself. */
  question?: string
}

/** In the order of a centre's day. */
export const TASKS = {
  consultation: {
    title: '登记一次咨询',
    role: 'hotlineAgent',
    what: '样例农民工来电：在工地做工四个月，两万元工资没有结清，愿意留下姓名和电话，问能不能申请法律援助。请登记这次咨询：选对咨询事项和人群类别，写明答复，并告知申请的条件和程序。',
    basis: '法律援助法 第二十三条',
    where: { to: '/consultations/new', text: '登记咨询' },
    model:
      '咨询事项选“请求支付劳动报酬”，人群选“农民工”；答复写清可以申请、到哪里申请、带什么；勾选已告知申请的条件和程序；留下姓名、电话，转为申请时不用再问。咨询时不审查经济状况。',
    mistake: '只写“已答复”，没有告知可以申请；人群漏选农民工，台账和报表里就少了这个人。',
  },
  application: {
    title: '从咨询转成申请，不重复填写',
    role: 'reviewer',
    what: '那名农民工带着材料来到窗口。请在咨询台账中打开刚才登记的咨询，按“转为申请”，补齐其余内容后收到申请；姓名、电话、事项、人群已经带过来，不要再填一遍。',
    basis: '办理法律援助案件程序规定 第十一条',
    where: { to: '/consultations', text: '咨询台账' },
    model:
      '从咨询打开，按“转为申请”。农民工请求支付劳动报酬，免予核查经济困难状况（法律援助法第四十二条），不要求开具证明；收到材料后出具材料接收凭证，七日审查期限从这一天起算。',
    mistake: '直接点“收到申请”从头填写：同样的话问了两遍，咨询和案件也对不上，转化率统计不到。',
  },
  supplement: {
    title: '一次性告知补正',
    role: 'reviewer',
    what: '下面这件申请材料不齐。请打开案件，对照参考意见里还缺的材料，一次列明，发出补正通知；不要先受理，也不要分几次要。',
    basis: '法律援助法 第四十三条第二款',
    where: { to: '/matters', text: '待审核材料、审查中的案件', filter: { states: ['received', 'accepted'] } },
    model: '下一步选“通知补正”，系统按规则列出还缺的材料，核对后全部写进同一份通知书；补正期间审查期限停止计算。',
    mistake: '只写其中一样，等补来了再要第二样。法律只许一次性告知，第二次系统不受理，只能按现有材料审查。',
  },
  review: {
    title: '提出审查意见',
    role: 'reviewer',
    what: '下面几件申请，有的应当给予，有的不应当给予，也可能有来不及走完审查、要先行提供援助的。请逐件打开，看参考意见和每条理由，提出您的审查意见，再回来回答下面的问题。',
    basis: '法律援助法 第四十三条、第四十四条',
    where: { to: '/matters', text: '审查中的案件', filter: { states: ['accepted'] } },
    model:
      '先看管辖和范围，再看经济困难状况（有免予核查情形的不查），最后看材料。理由逐条附法条；距时效或者法定期限届满不足七日的，先报审批人先行提供，手续后补。',
    mistake: '见到农民工、老年人就一律建议给予，没有看事项是否在范围内；或者时效只剩几天，仍按七日慢慢审。',
    question: '其中哪一件应当先行提供援助（第四十四条）？',
  },
  decide: {
    title: '由另一个人审批',
    role: 'approver',
    what: '审查的人不能审批自己的意见。请以审批人进入，打开下面这件待审批的案件，核对审查意见和参考意见，作出给予或者不予的决定。',
    basis: '法律援助审查表（文书格式之八）：审查、审批分别签署',
    where: { to: '/matters', text: '待审批的案件', filter: { states: ['reviewed'] } },
    model:
      '看审查意见是否有依据，决定的每条理由都写进决定书；不同意的退回重新审查。不予援助的要写明理由，并告知可以向司法局提出异议（第四十九条）。',
    mistake: '照着审查意见签字，不看参考意见；与参考意见不一致时没有写明不采纳的理由。',
  },
  assign: {
    title: '指派承办人',
    role: 'assigner',
    what: '下面这件已经决定给予援助。请打开案件，看指派次序表，把它派给排在前面的人；要派别人的，写明为什么不派前面的。',
    basis: '法律援助法 第四十三条第一款；规则 A11',
    where: { to: '/matters', text: '待指派的案件', filter: { states: ['granted'] } },
    model:
      '按次序表从前往后派：欠派多、专业合适的在前。三日内指派，出具指派通知书。跳过前面的人，理由要让他本人看得懂。',
    mistake: '总派给熟悉的那几位；理由写“无”“合适”，年底说不清为什么有人一件也没有。',
  },
  notice: {
    title: '办理办案机关的通知',
    role: 'assigner',
    what: '办案机关通知辩护、代理的，不用申请，也不审查经济状况。请打开下面这件，核对通知事由和期限，按通知转指派。',
    basis: '法律援助法 第三十六条',
    where: { to: '/matters', text: '待审核材料的案件', filter: { states: ['received'] } },
    model: '核对通知事由、被告人和文号，按“按通知转指派”。收到通知之日起三日内指派律师，并把承办人函告办案机关。',
    mistake: '要被告人补交申请表或者经济困难证明，三日过去了还没有指派。',
  },
  closing: {
    title: '结案审查',
    role: 'qualitySupervisor',
    what: '承办人报来结案。请打开案件看卷内材料和归档检查：结案必备的材料齐的，审查通过；缺的，把所缺材料一次列明退回。',
    basis: '办理法律援助案件程序规定 第四十条、第四十一条（待确认）',
    where: { to: '/matters', text: '待结案审查的案件', filter: { states: ['closing'] } },
    model:
      '对照本县卷内必备材料逐项看：委托协议、会见或者约见笔录、代理词或者辩护词、裁判文书或者处理结果。缺一样也退回，写明缺什么。',
    mistake: '先通过，等归档时再补；那时承办人已经找不到当初的笔录。或者材料齐全也退回，承办人不知道要补什么。',
  },
  archive: {
    title: '归档检查，说出问题',
    role: 'archivist',
    what: '下面这件等着归档。请打开案件看归档检查，说出卷里的问题；没有问题的，直接归档。',
    basis: '办理法律援助案件程序规定 第四十二条（一案一卷）',
    where: { to: '/matters', text: '待归档的案件', filter: { states: ['subsidised'] } },
    model:
      '归档前逐项看：文书齐、文号齐、送达有记录、材料有页数、日期先后相符。有问题的先补正；确实不能补正的，由主任写明情况。',
    mistake: '先归档再补材料。卷宗装订后就固定下来，不能再改。',
    question: '这份卷宗有什么问题？',
  },
  figure: {
    title: '回答一个数字',
    role: 'director',
    what: '领导来电：今年给了多少件农民工案件援助？请打开台账筛选，看清按哪个日期、哪些状态数，再回来填写件数。',
    basis: '法律援助法 第四十二条；本县台账口径',
    where: { to: '/matters', text: '案件台账' },
    model:
      '人群选“农民工”，日期选“决定日期”，从今年一月一日起，范围选“已给予援助”。台账上方的件数就是答案，可以导出核对。',
    mistake: '按收到日期数，去年收到、今年决定的漏了；或者把不予援助、撤回的也数了进去。',
    question: '今年决定给予援助的农民工案件有多少件？',
  },
} as const satisfies Record<string, Task>
export type TaskId = keyof typeof TASKS
export const TASK_IDS = Object.keys(TASKS) as [TaskId, ...TaskId[]]
export const taskOf = (task: TaskId): Task => TASKS[task]
