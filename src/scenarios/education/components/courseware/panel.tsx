import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RoomFile } from '#shared/protocol/files-schema'
import { useFileDoors } from '../../../../call/use-file-doors'
import { useRoomPanel } from '../../../../call/use-panel'
import { useSay } from '../../../../call/use-say'
import { filePickers } from '../../../../platform/pick-file'
import { Button } from '../../../../ui/button'
import { classesOf } from '../../../../ui/classes'
import { IconButton } from '../../../../ui/icon-button'
import { Panel } from '../../../../ui/panel'
import { useWords } from '../../../../ui/preferences'
import { Spinner } from '../../../../ui/spinner'
import { FileRow } from './file-row'
import styles from './panel.module.scss'
import { RemoveDialog } from './remove-dialog'
import { Row } from './row'
import { megabytesOf, sizeOf } from './sizes'
import { useOnBoard } from './use-on-board'
import { useRoomFiles, type RoomFilesState } from './use-room-files'
import { useUploads, type Upload } from './use-uploads'

const css = classesOf(styles)

/** What becomes pages of the board. */
const ENDINGS = ['pdf', 'ppt', 'pptx', 'doc', 'docx', 'xls', 'xlsx', 'odp', 'odt', 'png', 'jpg', 'jpeg', 'webp', 'gif']

/** The courseware of this room: give, follow, use in class, remove. */
export function CoursewarePanel() {
  const say = useSay()
  const t = useWords()
  const { close } = useRoomPanel()
  const doors = useFileDoors()
  const { files, look } = useRoomFiles(doors)
  const list = files.state === 'known' ? files.list : null
  const { uploads, give } = useUploads(doors, list?.bounds.file ?? null, look)
  const { onBoard, use } = useOnBoard(doors)
  const [asked, setAsked] = useState<RoomFile | null>(null)
  const remove = (file: RoomFile) => {
    setAsked(null)
    void doors.remove(file.id).then(look)
  }
  return (
    <Panel title={say('courseware.title')} closeLabel={t('app.close')} onClose={close}>
      <View className={css('courseware')}>
        {filePickers.map(({ source, pick }, index) => (
          <Button key={source} id={`courseware-${source}`} icon='plus' look={index === 0 ? 'primary' : 'plain'} wide text={say(`courseware.${source}`)} onPress={() => void pick(ENDINGS).then((file) => { if (file) give(file) })} />
        ))}
        <Hints files={files} />
        <Uploads uploads={uploads} />
        {list?.files.filter(({ purpose }) => purpose === 'courseware').map((file) => (
          <FileRow key={file.id} file={file} onBoard={onBoard} onUse={() => use(file.id)} onRemove={() => (file.progress.state === 'failed' ? remove(file) : setAsked(file))} />
        ))}
        {list !== null && list.files.length === 0 && uploads.length === 0 && <View className={css('empty')}>{say('courseware.empty')}</View>}
        {asked !== null && <RemoveDialog name={asked.name} onClose={() => setAsked(null)} onRemove={() => remove(asked)} />}
      </View>
    </Panel>
  )
}

/** What can be given, and how much place there is. */
function Hints({ files }: { readonly files: RoomFilesState }) {
  const say = useSay()
  const t = useWords()
  if (files.state === 'looking') return <Spinner text={say('courseware.looking')} />
  if (files.state === 'failed') return <View className={css('hint', 'danger')}>{t(`failure.${files.why}`)}</View>
  const { bounds, office } = files.list
  return (
    <View className={css('hint')}>
      <View>{say('courseware.how', { mb: megabytesOf(bounds.file) })}</View>
      {!office && <View>{say('courseware.no-office')}</View>}
      {bounds.used > 0 && <View>{say('courseware.room', { used: sizeOf(bounds.used), all: sizeOf(bounds.room) })}</View>}
    </View>
  )
}

function Uploads({ uploads }: { readonly uploads: readonly Upload[] }) {
  const say = useSay()
  const t = useWords()
  return (
    <>
      {uploads.map(({ key, name, share, failed, end }) => (
        <Row key={key} picture='page' name={name} fact={failed === null ? say('courseware.sending', { percent: Math.round(share * 100) }) : t(`failure.${failed}`)} tone={failed === null ? undefined : 'danger'} share={failed === null ? share : null}>
          <IconButton icon='x' label={say(failed === null ? 'courseware.cancel' : 'courseware.dismiss', { name })} onPress={end} />
        </Row>
      ))}
    </>
  )
}
