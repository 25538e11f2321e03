import { View } from '@tarojs/components'
import { useState } from 'react'
import { useLive } from '../../../../call/use-call'
import { useSay } from '../../../../call/use-say'
import { useServices } from '../../../../call/use-services'
import { announced } from '../../../../ui/aria'
import { Button } from '../../../../ui/button'
import { classesOf } from '../../../../ui/classes'
import { TextArea } from '../../../../ui/text-area'
import { LONGEST_NOTES } from '../../law/notes/reduce'
import { Chips } from '../toolbox/chips'
import { ToolPanel } from '../toolbox/tool-panel'
import { useSaveFile } from '../toolbox/use-save-file'
import { useTeaching } from '../use-class'
import styles from './notes.module.scss'
import { useNotes, useNotesEditor } from './use-notes'

const css = classesOf(styles)

const KINDS = ['class', 'mine'] as const

/** The notes of the class, and those that a person keeps alone. */
export function NotesPanel() {
  const say = useSay()
  const teaching = useTeaching()
  const [kind, setKind] = useState<(typeof KINDS)[number]>('class')
  return (
    <ToolPanel title={say('notes')}>
      <View className={css('panel')}>
        <Chips label={say('notes')} options={KINDS.map((value) => ({ value, text: say(`notes.${value}`) }))} chosen={[kind]} onPress={setKind} />
        {kind === 'mine' ? <OwnNotes /> : teaching ? <Writing /> : <Reading />}
      </View>
    </ToolPanel>
  )
}

function Writing() {
  const say = useSay()
  const notes = useNotes()
  const { text, state, write, takeTheirs, keepOurs } = useNotesEditor(notes)
  const saved = text === '' ? '' : [say('notes.saved'), say('notes.by', { name: notes.name })].join(' · ')
  const told = state === 'saving' || state === 'unsaved' ? say(`notes.${state}`) : saved
  return (
    <>
      <TextArea id='notes-text' value={text} label={say('notes.class')} placeholder={say('notes.class.hint')} maxLength={LONGEST_NOTES} tall onChange={write} />
      {state === 'stale'
        ? (
          <View className={css('stale')} {...announced}>
            <View>{say('notes.stale', { name: notes.name })}</View>
            <View className={css('theirs')}>{say('notes.theirs.text')}{notes.text}</View>
            <View className={css('ways')}>
              <Button id='notes-theirs' text={say('notes.theirs')} onPress={takeTheirs} />
              <Button id='notes-ours' text={say('notes.ours')} look='primary' onPress={keepOurs} />
            </View>
          </View>
        )
        : <View className={css('note')} {...announced}>{told}</View>}
      <Taking text={text} />
    </>
  )
}

function Reading() {
  const say = useSay()
  const { text, name } = useNotes()
  if (text === '') return <View className={css('empty')}>{say('notes.class.empty')}</View>
  return (
    <>
      <View id='notes-read' className={css('text')}>{text}</View>
      <View className={css('note')}>{say('notes.by', { name })}</View>
      <Taking text={text} />
    </>
  )
}

/** Kept by this device, by room. */
function OwnNotes() {
  const say = useSay()
  const { storage } = useServices()
  const room = useLive((live) => live.room.id, '')
  const key = `notes-${room}`
  const [text, setText] = useState(() => storage.read(key) ?? '')
  const write = (next: string) => {
    setText(next)
    if (next === '') storage.remove(key)
    else storage.write(key, next)
  }
  return (
    <>
      <TextArea id='notes-own' value={text} label={say('notes.mine')} placeholder={say('notes.mine.hint')} maxLength={LONGEST_NOTES} tall onChange={write} />
      <View className={css('note')}>{say('notes.mine.where')}</View>
      <Taking text={text} />
    </>
  )
}

/** Takes the text home. */
function Taking({ text }: { readonly text: string }) {
  const say = useSay()
  const title = useLive(({ room }) => room.title, '')
  const { said, save } = useSaveFile()
  if (text === '') return null
  return (
    <>
      <Button id='notes-export' text={say('notes.export')} wide onPress={() => save(`${say('notes.file')} ${title.replace(/[\\/:*?"<>|]/g, ' ')}.txt`, text)} />
      {said !== null && <View className={css('note')}>{said}</View>}
    </>
  )
}
