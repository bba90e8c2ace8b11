import type { Channel, Channels } from './channel.ts'
import { openDingtalk } from './dingtalk.ts'
import { openMail } from './mail.ts'
import type { ChannelSettings } from './settings.ts'
import { openWebhook } from './webhook.ts'
import { openWecom } from './wecom.ts'

/** The channels that are configured. Opening one opens no connection: that comes with the first message. */
export function openChannels({ address, mail, wecom, dingtalk, webhook, guard }: ChannelSettings): Channels {
  const list: Channel[] = []
  if (mail) list.push(openMail(mail, address))
  if (wecom) list.push(openWecom(wecom, address, guard))
  if (dingtalk) list.push(openDingtalk(dingtalk, address, guard))
  if (webhook) list.push(openWebhook(webhook, address, guard))
  return { list, address }
}
