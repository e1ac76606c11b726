/** A stick with exFAT, as larger ones are sold, mounted on this machine. Where root may not, the folder stays what it is. */
import { spawnSync } from 'node:child_process'

const ran = (program: string, ...args: string[]) =>
  spawnSync(program, args, { encoding: 'utf8', env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } })

/** @param image is made, 1 GB of which only what is written takes room. @returns what takes the stick out again */
export function plugIn(image: string, folder: string): () => void {
  ran('truncate', '--size=1G', image)
  if (ran('mkfs.exfat', image).status !== 0) return () => {}
  const { status, stdout } = ran('losetup', '--find', '--show', image)
  if (status !== 0) return () => {}
  const device = stdout.trim()
  const letGo = () => void ran('losetup', '--detach', device)
  const isMounted = [['mount', '-t', 'exfat'] as const, ['mount.exfat-fuse'] as const].some(
    ([program, ...how]) => ran(program, ...how, device, folder).status === 0,
  )
  if (!isMounted) {
    letGo()
    return () => {}
  }
  return () => {
    ran('umount', folder)
    letGo()
  }
}
