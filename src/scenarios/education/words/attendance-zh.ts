import type { RoomWords } from '#shared/scenario/manifest'

/** What the attendance says in Chinese. */
export const attendanceZh: RoomWords = {
  'attendance': '考勤',
  'attendance.loading': '正在整理考勤',
  'attendance.save': '导出表格',
  'attendance.saved': '已保存到下载',
  'attendance.copied': '小程序里存不了文件，表格已复制，可以粘贴到别处',
  'attendance.failed': '没有存成，再试一次',
  'attendance.again': '刷新',
  'attendance.minutes': '在场 {count} 分钟',
  'attendance.away': '离开 {count} 次',
  'attendance.background': '切后台 {count} 次',
  'attendance.rolls': '点名 {here} / {called}',
  'attendance.bar': '{name} 的在场时间',
  'attendance.file': '考勤',
  'csv.name': '姓名',
  'csv.role': '身份',
  'csv.first': '首次进入',
  'csv.last': '最后离开',
  'csv.minutes': '在场分钟',
  'csv.away': '离开次数',
  'csv.background': '切后台次数',
  'csv.roll': '点名 {time}',
  'csv.here': '到',
  'csv.missing': '未到',
}
