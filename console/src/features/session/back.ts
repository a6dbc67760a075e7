/** Where to go after the sign-in, if it is a place of this console: an address that
 * somebody else made up must not lead elsewhere. */
export function safeBack(address: string | undefined): string | undefined {
  if (address === undefined || !/^\/(?![/\\])/.test(address)) return undefined;
  return address.startsWith("/sign-in") || address.startsWith("/welcome") ? undefined : address;
}
