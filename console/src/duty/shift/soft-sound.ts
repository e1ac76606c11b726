/** The one soft sound of a shift, for whichever of what is no alarm asks first. */
import { feedState } from '../../feed/feed.ts'
import { playChime, sirenState } from '../../siren/siren.ts'
import { mayChime } from './one-sound.ts'

export function softSound(): void {
  // What cannot be heard is not spent.
  if (sirenState().running && mayChime(feedState().duty?.since, localStorage)) playChime()
}
