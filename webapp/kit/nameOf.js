/** How somebody is called. @param {{username: string, display_name?: string | null}} member */
export function nameOf(member) {
  return member.display_name || member.username;
}
