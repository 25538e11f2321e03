import Taro from '@tarojs/taro'
import type { Ask, HttpReply } from './contract'
import { parseJson } from './parse-json'

const NO_ANSWER: HttpReply = { status: 0, body: null }

/** WeChat's request, with a deadline. The text is parsed here, so that a page of HTML is no JSON. */
export const ask: Ask = async ({ method, url, token, body, timeoutMs }) => {
  try {
    const reply = await Taro.request<string>({
      url,
      method,
      timeout: timeoutMs,
      dataType: 'text',
      responseType: 'text',
      header: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { data: JSON.stringify(body) }),
    })
    return { status: reply.statusCode, body: parseJson(reply.data) }
  } catch {
    return NO_ANSWER
  }
}
