import { CustomVariableSupport, type DataQueryRequest, type DataQueryResponse } from '@grafana/data';
import { from, map, type Observable } from 'rxjs';

import type { HunterDataSource } from '../datasource';
import { VariableEditor } from '../lazy-editors';
import { readVariableQuery, type StoredVariableQuery } from './variable-query';
import { listVariableValues } from './variable-values';

/** Dashboard variables, with an editor of their own. */
export class HunterVariableSupport extends CustomVariableSupport<HunterDataSource, StoredVariableQuery> {
  editor = VariableEditor;

  constructor(private readonly datasource: HunterDataSource) {
    super();
  }

  query(request: DataQueryRequest<StoredVariableQuery>): Observable<DataQueryResponse> {
    const view = { from: request.range.from.valueOf(), to: request.range.to.valueOf() };
    const query = readVariableQuery(request.targets[0]);
    return from(listVariableValues(query, this.datasource, request.scopedVars, view)).pipe(map((data) => ({ data })));
  }
}
