/** Sentences name commands as they are typed in a checkout; on an installed box, which has no npm, the same is `sudo tieng-chuong …`. */
const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [/sudo env \$\(grep [^)]*\) npm run doctor/g, 'sudo tieng-chuong doctor'],
  [/(?:sudo (?:-u tieng-chuong )?)?npm run (\w+)(?: --(?= ))?/g, 'sudo tieng-chuong $1'],
  [/npm start, (?:or|hoặc) (?=sudo systemctl)|, (?:or|hoặc) npm start/g, ''],
  [/npm start/g, 'sudo tieng-chuong restart'],
  [/npm ci/g, 'sudo tieng-chuong update'],
]

/** @param onBox whether the command `tieng-chuong` started this program (hub/install/command.ts) */
export const asTyped = (text: string, onBox = process.env.TIENG_CHUONG_BOX !== undefined): string =>
  onBox ? INSTEAD.reduce((said, [typed, instead]) => said.replaceAll(typed, instead), text) : text
