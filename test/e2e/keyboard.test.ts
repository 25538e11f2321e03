import { button, openRoomAsHost, t } from '../support/visit'
import { scene } from './stage/scene'

describe('the keyboard', () => {
  scene('M, V, H, C and ? work in the room, and space talks while it is held', async ({ server, person }) => {
    const { page, name } = await person('林老师')
    await openRoomAsHost(page, server.base, { name })
    const bar = page.getByRole('toolbar', { name: t('bar.name') })
    const press = async (key: string, then: string): Promise<void> => {
      await page.keyboard.press(key)
      await button(bar, then).waitFor()
    }
    await press('m', t('bar.unmute'))
    await press('m', t('bar.mute'))
    await press('v', t('bar.camera-on'))
    await press('v', t('bar.camera-off'))
    await press('h', t('bar.hand-down'))
    await press('h', t('bar.hand'))
    await page.keyboard.press('c')
    await page.getByLabel(t('chat.hint')).waitFor()
    await page.keyboard.press('Escape')
    await page.getByLabel(t('chat.hint')).waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    await page.getByText(t('keys.space')).waitFor()
    await page.keyboard.press('Escape')

    await press('m', t('bar.unmute'))
    await page.keyboard.down(' ')
    await button(bar, t('bar.mute')).waitFor()
    await page.keyboard.up(' ')
    await button(bar, t('bar.unmute')).waitFor()
  })
})
