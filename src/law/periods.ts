export type Period = {
  /** How many of the unit. */
  days: number
  unit: 'day' | 'workingDay' | 'hour' | 'month'
  /** What starts the period and what is owed, as a clerk says it: “收到申请”, “审查”. */
  from: string
  what: string
  basis: string
  /** 'to confirm': the article was not seen in print; the county's pack may correct the number. */
  state: 'statute' | 'to confirm'
}

const PROCEDURE = '办理法律援助案件程序规定'
const INTERPRETATION = '最高人民法院关于适用刑事诉讼法的解释'
const POLICE = '公安机关办理刑事案件程序规定'
const period = <const U extends Period['unit']>(
  [days, unit]: [number, U],
  from: string,
  what: string,
  basis: string,
  state: Period['state'] = 'statute',
) => ({ days, unit, from, what, basis, state })

/** Every duty with a day or an hour, in one table. To change one, change it here, in its test and in docs/rules.md. */
export const DEADLINES = {
  // The centre's own duties: the act, and the procedure of 2023.
  review: period([7, 'day'], '收到申请', '审查', '法律援助法 第四十三条'),
  assignment: period([3, 'day'], '作出给予法律援助决定', '指派', '法律援助法 第四十三条'),
  assignmentOnNotice: period([3, 'day'], '收到办案机关通知', '指派并通知办案机关', '法律援助法 第三十六条'),
  objectionReview: period([5, 'day'], '收到异议', '审查异议', '法律援助法 第四十九条'),
  counselChange: period([5, 'day'], '收到更换申请', '决定是否更换承办人', `${PROCEDURE} 第三十七条`, 'to confirm'),
  agreement: period([5, 'day'], '收到指派', '签订委托协议', `${PROCEDURE} 第二十七条`),
  closingMaterials: period([30, 'day'], '结案', '提交结案归档材料', `${PROCEDURE} 第四十条`, 'to confirm'),
  closingReview: period([30, 'day'], '收到结案归档材料', '审查结案材料', `${PROCEDURE} 第四十一条`, 'to confirm'),
  terminationDispatch: period(
    [3, 'day'],
    '作出终止法律援助决定',
    '送达终止决定',
    `${PROCEDURE} 第三十九条`,
    'to confirm',
  ),
  forwarding: period([24, 'hour'], '收到在押人员申请', '转交法律援助机构', '法律援助法 第三十九条'),
  // What the applicant may still do against a decision that the bureau upheld.
  reconsideration: period([60, 'day'], '收到异议审查决定', '申请行政复议', '行政复议法 第二十条'),
  suit: period([6, 'month'], '收到异议审查决定', '提起行政诉讼', '行政诉讼法 第四十六条'),
  suitAfterReconsideration: period([15, 'day'], '收到行政复议决定', '提起行政诉讼', '行政诉讼法 第四十五条'),
  // What organs, counsel and duty lawyers owe in criminal matters.
  rightTold: period([3, 'day'], '收到案件', '告知有权申请法律援助', `${INTERPRETATION} 第四十四条`),
  organNotice: period([3, 'day'], '发现应当通知辩护', '通知法律援助机构', '法律援助法 第三十六条'),
  relativesTold: period([3, 'day'], '收到在押人员申请', '通知其法定代理人或者近亲属提供材料', `${POLICE} 第四十七条`),
  refusalReported: period([3, 'day'], '犯罪嫌疑人拒绝或者另行委托', '告知法律援助机构', `${POLICE} 第四十七条`),
  meetingArranged: period([48, 'hour'], '看守所收到会见要求', '安排会见', '刑事诉讼法 第三十九条'),
  dutyLawyerTold: period([24, 'hour'], '收到约见要求', '通知值班律师', `${POLICE} 第四十九条`),
  ownDefender: period([5, 'day'], '准许拒绝辩护', '另行委托辩护人', `${INTERPRETATION} 第五十条`),
  organNoticeAgain: period([3, 'day'], '被告人没有另行委托', '再次通知法律援助机构', `${INTERPRETATION} 第五十条`),
  appointmentFiled: period([3, 'day'], '接受指派', '向法院提交手续', `${INTERPRETATION} 第五十二条`),
  judgmentCopied: period(
    [5, 'day'],
    '办案阶段终结',
    '将法律文书送辩护律师',
    '关于刑事诉讼法律援助工作的规定 第二十一条',
    'to confirm',
  ),
  helpAnswered: period(
    [2, 'workingDay'],
    '收到法律帮助通知',
    '确定值班律师并答复',
    '法律援助值班律师工作办法 第二十一条',
    'to confirm',
  ),
} as const satisfies Record<string, Period>

/** What must have arrived so long before a day, counted backwards from it. */
export const ADVANCES = {
  courtNotice: period([15, 'day'], '开庭', '法院将通知辩护公函送达法律援助机构', `${INTERPRETATION} 第四十九条`),
  helpNotice: period(
    [3, 'workingDay'],
    '安排法律帮助的日期',
    '办案机关将法律帮助通知送达法律援助机构',
    '法律援助值班律师工作办法 第二十一条',
    'to confirm',
  ),
} as const satisfies Record<string, Period>
