export const sidebarCookie = 'rolecall.sidebar';
export const frameId = 'frame';
export const sidebarId = 'sidebar';
