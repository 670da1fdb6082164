import type { CurrentUserDTO } from '@grafana/data';
import { setCurrentUser } from '@grafana/runtime';

import { stub } from './stub';

// Grafana sets its user once, when it starts, and takes no other after that
let user: { permissions: Record<string, boolean> } | undefined;

/** Who uses Grafana: somebody with these permissions and no others. */
export function provideUser(...permissions: string[]): void {
  const granted = Object.fromEntries(permissions.map((name) => [name, true]));
  if (user) {
    user.permissions = granted;
  } else {
    user = { permissions: granted };
    setCurrentUser(stub<CurrentUserDTO>(user));
  }
}
