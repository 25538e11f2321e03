import type { zhCourseware } from './courseware-zh.ts'

/** What is said of courseware in English. */
export const enCourseware: Readonly<Record<keyof typeof zhCourseware, string>> = {
  'courseware.title': 'Courseware',
  'courseware.files': 'Upload a file',
  'courseware.chat': 'A file from a chat',
  'courseware.album': 'A picture from the album',
  'courseware.how': 'PDF, pictures and Office files become pages of the board, and each can be written on. One file has at most {mb} MB.',
  'courseware.no-office': 'The server has no LibreOffice. Export Office files as PDF first.',
  'courseware.empty': 'No courseware yet. Upload some to use it in class',
  'courseware.looking': 'Looking for courseware',
  'courseware.room': '{used} of {all} used',
  'courseware.sending': 'Uploading {percent}%',
  'courseware.waiting': 'Waits for its turn',
  'courseware.opening': 'Opening',
  'courseware.rendering': 'Making pages, {done} of {all}',
  'courseware.ready': '{pages} pages · {size}',
  'courseware.use': 'Use in class',
  'courseware.used': 'On the board',
  'courseware.cancel': 'Cancel the upload of {name}',
  'courseware.dismiss': 'Dismiss {name}',
  'courseware.remove': 'Remove {name}',
  'courseware.remove.title': 'Remove this courseware?',
  'courseware.remove.sure': '“{name}” will be removed from this classroom. Board pages made of it become empty, what was written on them stays.',
  'courseware.remove.go': 'Remove',
}
