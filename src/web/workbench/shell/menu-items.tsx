import {
  ApartmentOutlined,
  ApiOutlined,
  AuditOutlined,
  BellOutlined,
  CalendarOutlined,
  CommentOutlined,
  CompassOutlined,
  ContainerOutlined,
  DesktopOutlined,
  EyeOutlined,
  FileAddOutlined,
  FileDoneOutlined,
  FilePdfOutlined,
  FolderOpenOutlined,
  IdcardOutlined,
  MailOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  SendOutlined,
  SettingOutlined,
  SolutionOutlined,
  TeamOutlined,
  TrophyOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons'
import type { LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { sightOf } from '#modules/matter/lifecycle.ts'
import type { Operations } from '#web/ui/api.ts'
import { type Me, may } from '#web/ui/session.ts'

type Item = {
  to: NonNullable<LinkProps['to']>
  text: string
  icon: ReactNode
  needs: keyof Operations
  isExact?: true
  /** Only a practice county has it. */
  isPractice?: true
}
/** The contracts say what a person may open; a list of matters is nothing to whoever sees no matter. */
export const isOpenTo = (me: Me, { needs, isPractice }: Pick<Item, 'needs' | 'isPractice'>): boolean =>
  may(me, needs) && (me.practice || !isPractice) && (needs !== 'listMatters' || sightOf(me) !== 'none')

/** Every page that has a place of its own, in the order of the work. */
export const MENU: readonly { title: string | null; items: Item[] }[] = [
  {
    title: null,
    items: [
      { to: '/', text: '我的工作台', icon: <DesktopOutlined />, needs: 'readDesk', isExact: true },
      { to: '/guide', text: '新手上手', icon: <CompassOutlined />, needs: 'readGuide', isPractice: true },
    ],
  },
  {
    title: '咨询',
    items: [
      { to: '/consultations/new', text: '登记咨询', icon: <CommentOutlined />, needs: 'recordConsultation' },
      { to: '/consultations', text: '咨询台账', icon: <ReadOutlined />, needs: 'listConsultations', isExact: true },
    ],
  },
  {
    title: '案件',
    items: [
      { to: '/applications/new', text: '收到申请', icon: <FileAddOutlined />, needs: 'submitApplication' },
      { to: '/matters', text: '案件台账', icon: <ContainerOutlined />, needs: 'listMatters' },
      { to: '/notices', text: '办案机关通知', icon: <BellOutlined />, needs: 'listNotices' },
      { to: '/assignments', text: '成批指派', icon: <UserSwitchOutlined />, needs: 'proposeBatch' },
      { to: '/services', text: '待送达文书', icon: <SendOutlined />, needs: 'listUnserved' },
      { to: '/papers', text: '文书登记', icon: <FileDoneOutlined />, needs: 'listPapers' },
      { to: '/dossiers', text: '档案登记', icon: <FolderOpenOutlined />, needs: 'listDossiers' },
      { to: '/forms', text: '文书格式', icon: <FilePdfOutlined />, needs: 'listForms' },
      { to: '/cooperation', text: '协作来函', icon: <MailOutlined />, needs: 'listCooperation' },
    ],
  },
  {
    title: '值班',
    items: [
      { to: '/roster', text: '值班表', icon: <CalendarOutlined />, needs: 'readRoster' },
      { to: '/duty-help', text: '值班工作', icon: <SolutionOutlined />, needs: 'listHelp' },
      { to: '/registers/duty', text: '值班名册', icon: <ScheduleOutlined />, needs: 'listDuty' },
    ],
  },
  {
    title: '名册',
    items: [
      { to: '/registers/counsel', text: '法律援助人员', icon: <IdcardOutlined />, needs: 'listCounsel' },
      { to: '/registers/assessments', text: '年度考核', icon: <TrophyOutlined />, needs: 'listAssessments' },
      { to: '/registers/organisations', text: '机构', icon: <ApartmentOutlined />, needs: 'listOrganisations' },
      { to: '/registers/accounts', text: '用户', icon: <TeamOutlined />, needs: 'listAccounts' },
      { to: '/registers/seals', text: '电子印章', icon: <SafetyCertificateOutlined />, needs: 'listSeals' },
      { to: '/registers/links', text: '办案机关对接', icon: <ApiOutlined />, needs: 'listAgencyLinks' },
    ],
  },
  {
    title: '监督',
    items: [{ to: '/readings', text: '查阅记录', icon: <EyeOutlined />, needs: 'listOpenings' }],
  },
  {
    title: '设置',
    items: [
      { to: '/settings', text: '全部设置', icon: <SettingOutlined />, needs: 'readPolicy', isExact: true },
      { to: '/policy', text: '本县规则', icon: <AuditOutlined />, needs: 'readPolicy' },
    ],
  },
]
