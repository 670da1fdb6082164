/** Ids of this app's nested plugins, as their plugin.json have them. */
export const DATA_SOURCE_ID = 'hunter-changepoints-datasource';
export const PANEL_ID = 'hunter-changepoints-panel';
