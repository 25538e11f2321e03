import type { IAgoraRTC } from 'agora-rtc-sdk-ng'

/** The part of agora-rtc-sdk-ng that is used here. */
export type AgoraSdk = Pick<IAgoraRTC, 'createClient' | 'createCustomAudioTrack' | 'createCustomVideoTrack' | 'setLogLevel' | 'disableLogUpload'>

/** A chunk of its own, fetched with the first room that Agora carries. */
export const loadAgora = (): Promise<AgoraSdk> => import(/* webpackChunkName: "agora" */ 'agora-rtc-sdk-ng').then(({ default: sdk }): AgoraSdk => sdk)
