/** Whose past a person may read: the sites they see, and what was answered from their own stations. */
import type { SiteId } from '../../contract/ids.ts'
import type { Directory } from '../../core/directory.ts'
import { seesReduced, seesSite, type Viewer } from '../../core/sight.ts'
import type { Sight } from '../../desk/ports/journal.ts'

export function sightOf(viewer: Viewer, directory: Directory): Sight {
  if (viewer.role === 'admin') return { sites: null }
  if (seesReduced(viewer)) return { sites: [...viewer.sites] }
  const sites: SiteId[] = [...directory.sites.keys()].filter((site) => seesSite(viewer, site, directory))
  return { sites, stations: [...viewer.stations] }
}
