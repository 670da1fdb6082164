/** The app's settings, as Grafana keeps them for everybody: here in the browser. */
const KEY = 'workbench-app-settings';

/** Answers as `/api/plugins/…/settings` does. */
export function appSettings(method: string, data: object | undefined): object {
  if (method === 'POST') {
    localStorage.setItem(KEY, JSON.stringify(data));
    return { message: 'Plugin settings updated' };
  }
  return JSON.parse(localStorage.getItem(KEY) ?? '{"enabled":true,"pinned":true}');
}
