/** "1 device", "3 devices" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

export function signedOutOf(devices: number): string {
  return `Signed out of ${counted(devices, 'device')}`;
}
