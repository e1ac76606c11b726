/** A small internet in namespaces: a rented machine, a station and a shop, each of the two behind a router that nobody can call in through. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { until } from '../harness/until.ts'

export const VPS = '203.0.113.1'
/** A minute of a real router, in which it forgets who asked, is three seconds here. */
export const FORGETS_S = 3

/** The station and the shop have the same private addresses, as it happens. */
const MAP = `
set -e
mount -t tmpfs tmpfs /run/netns 2>/dev/null || { mkdir -p /run/netns; mount -t tmpfs tmpfs /run/netns; }
ip link set lo up
ip link add inet type bridge; ip link set inet up
for n in vps line box carrier shop button phone; do ip netns add $n; ip -n $n link set lo up; done
wire() { # one end with its name and address, the other on a bridge of its namespace
  ip link add $2 netns $1 type veth peer name $1-$2
  ip -n $1 link set $2 up; ip link set $1-$2 master inet up
  ip -n $1 addr add $3 dev $2
}
pair() {
  ip link add $2 netns $1 type veth peer name $5 netns $4
  ip -n $1 addr add $3 dev $2; ip -n $1 link set $2 up
  ip -n $4 addr add $6 dev $5; ip -n $4 link set $5 up
}
wire vps eth0 ${VPS}/24
wire line wan 203.0.113.2/24
wire carrier wan 203.0.113.3/24
wire phone eth0 203.0.113.4/24
pair line lan 192.168.1.1/24 box eth0 192.168.1.10/24
pair carrier lan 100.64.0.1/24 shop wan 100.64.0.2/24
pair shop br-lan 192.168.1.1/24 button eth0 192.168.1.10/24
ip -n box route add default via 192.168.1.1
ip -n shop route add default via 100.64.0.1
ip -n button route add default via 192.168.1.1
for n in line carrier shop; do
  ip netns exec $n sysctl -q -w net.ipv4.ip_forward=1 net.netfilter.nf_conntrack_udp_timeout=${FORGETS_S} net.netfilter.nf_conntrack_udp_timeout_stream=${FORGETS_S}
  ip netns exec $n iptables -t nat -A POSTROUTING -o wan -j MASQUERADE
  ip netns exec $n iptables -A FORWARD -i wan -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT
  ip netns exec $n iptables -A FORWARD -i wan -j DROP
  ip netns exec $n iptables -A INPUT -i wan -m conntrack ! --ctstate ESTABLISHED,RELATED -j DROP
done
echo ready
exec sleep infinity
`
/** Of coreutils’ timeout. */
const TIMED_OUT = 124
const OWN = ['--mount', '--net', '--pid', '--fork', '--kill-child', '--mount-proc']

/** Null: it can be had here. */
export function whyNoLab(): string | null {
  if (process.getuid?.() !== 0) return 'not root'
  if (spawnSync('unshare', [...OWN, 'true']).status !== 0) return 'no namespaces'
  const missing = ['wg-quick', 'wg', 'iptables', 'ip'].find(
    (name) => spawnSync('sh', ['-c', `PATH=$PATH:/usr/sbin command -v ${name}`]).status,
  )
  if (missing) return `no ${missing}`
  if (!existsSync('/sys/module/wireguard') && !existsSync('/dev/net/tun')) return 'no WireGuard in the kernel and no /dev/net/tun'
  const nat = 'iptables -t nat -A POSTROUTING -o lo -j MASQUERADE && iptables -A FORWARD -p tcp -m multiport --dports 1,2 -j ACCEPT'
  return spawnSync('unshare', [...OWN, 'sh', '-c', `PATH=$PATH:/usr/sbin; ${nat}`]).status === 0 ? null : 'no address translation'
}

export type Place = 'vps' | 'line' | 'box' | 'carrier' | 'shop' | 'button' | 'phone'
export type Line = { what: string; [more: string]: unknown }

export async function openLab() {
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` }
  const holder = spawn('unshare', [...OWN, 'sh', '-c', MAP], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [holder.stdout, holder.stderr])
    stream.on('data', (text) => {
      said += text
    })
  onTestFinished(async () => {
    const over = new Promise((resolve) => holder.once('close', resolve))
    holder.kill('SIGKILL')
    await over
  })
  await until(`the networks stand: ${said}`, () => said.includes('ready'))
  const inside = execFileSync('pgrep', ['-P', String(holder.pid)], { encoding: 'utf8' }).trim()
  const enter = (where: Place) => ['-t', inside, '-m', '-n', '-p', 'ip', 'netns', 'exec', where]
  return {
    /** A refusal comes from there too: only silence is none. */
    reaches(where: Place, address: string, port: number): boolean {
      const knock = ['timeout', '2', 'bash', '-c', `exec 3<>/dev/tcp/${address}/${port}`]
      return spawnSync('nsenter', [...enter(where), ...knock], { env, stdio: 'ignore' }).status !== TIMED_OUT
    },
    run: (where: Place, ...command: string[]) =>
      execFileSync('nsenter', [...enter(where), ...command], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000 }),
    /** A program that stays; what it prints as JSON, line by line. */
    start(where: Place, command: string[], own: Record<string, string> = {}) {
      const child: ChildProcess = spawn('nsenter', [...enter(where), ...command], {
        env: { ...env, ...own },
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      const lines: Line[] = []
      if (child.stdout)
        createInterface({ input: child.stdout }).on('line', (text) => {
          if (text.startsWith('{')) lines.push(JSON.parse(text))
        })
      return {
        lines,
        write: (text: string) => child.stdin?.write(`${text}\n`),
        saw: (what: string, look: (line: Line) => boolean) => until(`${where}: ${what}`, () => lines.find(look), 60_000),
      }
    },
  }
}
