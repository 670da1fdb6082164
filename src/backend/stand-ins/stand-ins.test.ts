import * as real from '@grafana/data';

import * as standIn from './grafana-data';

it('names are those of @grafana/data', () => {
  expect(real.FieldType).toMatchObject(standIn.FieldType);
  expect(real.DataFrameType).toMatchObject(standIn.DataFrameType);
  expect(real.DataTopic).toMatchObject(standIn.DataTopic);
  expect(real.MappingType).toMatchObject(standIn.MappingType);
});
