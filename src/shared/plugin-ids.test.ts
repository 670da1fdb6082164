import dataSource from '../datasource/plugin.json';
import panel from '../panel/plugin.json';
import { DATA_SOURCE_ID, PANEL_ID } from './plugin-ids';

it('ids are those of the plugin.json files', () => {
  expect({ DATA_SOURCE_ID, PANEL_ID }).toEqual({ DATA_SOURCE_ID: dataSource.id, PANEL_ID: panel.id });
});
