import { useMutation } from '@tanstack/react-query'
import type { ButtonId } from '../../../hub/contract/ids.ts'
import type { Claim } from '../../../hub/contract/onboarding.ts'
import { call } from '../api/call.ts'
import type { List } from '../api/types.ts'
import { inParts } from './in-parts.ts'

/** The hub takes so many in one request. */
const AT_ONCE = 500

/** Shown while the page stays open; the hub keeps hashes only. */
export const useClaims = () =>
  useMutation({
    mutationFn: async (buttons: readonly ButtonId[]) => {
      const claims: Claim[] = []
      for (const some of inParts(buttons, AT_ONCE)) claims.push(...(await call<List<Claim>>('POST', '/claims', { buttons: some })).items)
      return claims
    },
  })
