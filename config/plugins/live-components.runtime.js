import { mergeInternalComponents } from '@tarojs/shared'
import components from './live-components.json'

mergeInternalComponents(components)
