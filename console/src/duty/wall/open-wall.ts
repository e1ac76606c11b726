export const WALL_PATH = '/duty/wall'
/** One wall, however often it is asked for. */
export const WALL_WINDOW = 'tieng-chuong-wall'

/** In a window of its own: the desk must stay where it is, or the station would be unattended. */
export function openWall(): void {
  window.open(WALL_PATH, WALL_WINDOW)?.focus()
}
