import { config, hasPermission } from '@grafana/runtime';

/**
 * Whether the user may say something of changes. It is kept as annotations of the organisation: viewers have the permission
 * to create annotations, too, but for those of dashboards only, and pages are not told for which.
 */
export function mayTriage(): boolean {
  const { orgRole } = config.bootData.user;
  return hasPermission('annotations:create') && (orgRole === 'Editor' || orgRole === 'Admin');
}
