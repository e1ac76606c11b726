import { freshId, type Make } from './change.ts'
import { buttonTopics, issue } from './credentials.ts'

/** The button by which the hub tests itself. Its password is new with every start of the hub and kept by nobody: only the running hub holds it. */
export const enrolOwnButton: Make<'EnrolOwnButton'> = (data, _change, chance) => {
  const id = data.ownButton ?? freshId(data.buttons, 'button', chance)
  const { devices, mqtt } = issue(data, id, buttonTopics(id), chance)
  return { data: { ...data, ownButton: id, devices }, subject: id, answer: { mqtt } }
}
