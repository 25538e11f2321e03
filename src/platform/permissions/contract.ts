export type Device = 'camera' | 'microphone'
export type Permission = 'granted' | 'denied' | 'not-asked'

export interface Permissions {
  query(device: Device): Promise<Permission>
  /** Asks the person if not asked before. */
  request(device: Device): Promise<Permission>
  /** WeChat's settings page, or false where the person must do it in the browser's own bar. */
  openSettings(): Promise<boolean>
}
