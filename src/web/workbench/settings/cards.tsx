import type { LinkProps } from '@tanstack/react-router'
import type { Operations } from '#web/ui/api.ts'

type Group = '机构和人员' | '规则' | '文书和印章' | '记录和保存'
type Card = {
  group: Group
  to: NonNullable<LinkProps['to']>
  text: string
  /** What is decided there, in one sentence. */
  what: string
  /** Who may open it, and whose word counts: the contracts say which posts those are. */
  needs: keyof Operations
  decides: keyof Operations
}

/** Everything that can be set, one line a page. */
export const CARDS: readonly Card[] = [
  {
    group: '机构和人员',
    to: '/registers/organisations',
    text: '机构',
    what: '工作站、律师事务所、办案机关等哪些在册；可用 Excel 名单一次登记。',
    needs: 'listOrganisations',
    decides: 'reviseOrganisation',
  },
  {
    group: '机构和人员',
    to: '/registers/accounts',
    text: '用户',
    what: '谁能登录、担任什么职责、属于哪个机构；停用、重发链接也在这里。',
    needs: 'listAccounts',
    decides: 'reviseAccount',
  },
  {
    group: '机构和人员',
    to: '/settings/roles',
    text: '岗位权限',
    what: '每个岗位能办什么、能看什么，哪些职责必须分开；由系统规定，谁担任哪个岗位在“用户”中调整。',
    needs: 'listAccounts',
    decides: 'listAccounts',
  },
  {
    group: '机构和人员',
    to: '/registers/duty',
    text: '值班名册',
    what: '值班点的开放时间、谁可以值班。',
    needs: 'listDuty',
    decides: 'savePost',
  },
  {
    group: '机构和人员',
    to: '/registers/links',
    text: '办案机关对接',
    what: '哪些办案机关的系统可以直接发来通知。',
    needs: 'listAgencyLinks',
    decides: 'connectAgency',
  },
  {
    group: '规则',
    to: '/policy',
    text: '本县规则',
    what: '经济困难标准、补贴标准、期限承诺、文号格式等法律交给本县定的内容，先试算再生效。',
    needs: 'readPolicy',
    decides: 'changePolicy',
  },
  {
    group: '规则',
    to: '/settings/calendar',
    text: '工作日历',
    what: '节假日和调休，期限遇休息日顺延以此为准；每年国务院办公厅公布后录入下一年。',
    needs: 'readCalendar',
    decides: 'enterCalendar',
  },
  {
    group: '规则',
    to: '/settings/codes',
    text: '代码表',
    what: '人群、事项、阶段、方式等各项代码的含义和出处；常用的申请事项由本县规则确定。',
    needs: 'readPolicy',
    decides: 'changePolicy',
  },
  {
    group: '规则',
    to: '/settings/notifications',
    text: '通知规则',
    what: '什么事情提醒哪些岗位、提前几天、要不要发短信；期限已过的提醒不能关闭。',
    needs: 'readReminderRules',
    decides: 'setReminderRule',
  },
  {
    group: '文书和印章',
    to: '/registers/seals',
    text: '电子印章',
    what: '有哪些印章、由谁保管、哪些文书可以自动用印。',
    needs: 'listSeals',
    decides: 'registerSeal',
  },
  {
    group: '文书和印章',
    to: '/settings/templates',
    text: '文书模板',
    what: '系统出具哪些文书和表格、依据什么格式、今年各出具了多少份，可以看样张；格式由系统规定。',
    needs: 'listTemplates',
    decides: 'listTemplates',
  },
  {
    group: '记录和保存',
    to: '/settings/retention',
    text: '保存期限',
    what: '卷宗、登录、草稿、记录各保存多久，依据什么；只供查看，卷宗期限在本县规则中修改。',
    needs: 'readPolicy',
    decides: 'changePolicy',
  },
  {
    group: '记录和保存',
    to: '/readings',
    text: '查阅记录',
    what: '谁看过哪些案件和个人信息、写明了什么理由；只供查看，不能改动。',
    needs: 'listOpenings',
    decides: 'listOpenings',
  },
]
