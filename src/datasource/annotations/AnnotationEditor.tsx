import type { QueryEditorProps } from '@grafana/data';
import { Combobox, InlineField, InlineFieldRow, RadioButtonGroup, TagsInput } from '@grafana/ui';
import React, { useId } from 'react';

import type { HunterDataSource } from '../datasource';
import { LABEL_WIDTH } from '../editor/layout';
import { QueryEditor } from '../editor/QueryEditor';
import type { AnnotationOptions, HunterOptions, HunterQuery } from '../types';
import { asAnnotation } from './annotation-query';

type Props = QueryEditorProps<HunterDataSource, HunterQuery, HunterOptions>;

type Show = AnnotationOptions['show'];

const SHOW: Array<{ value: Show; label: string; description: string }> = [
  { value: 'changePoints', label: 'Change points', description: 'Of the series of a query' },
  { value: 'events', label: 'Graphite events', description: 'By their tags' },
  { value: 'points', label: 'Points of a series', description: 'Each that is not 0' },
];

const WHICH: Array<{ value: 'all' | 'regressions' | 'improvements'; label: string }> = [
  { value: 'all', label: 'All' },
  { value: 'regressions', label: 'Regressions' },
  { value: 'improvements', label: 'Improvements' },
];

const MATCH: Array<{ value: 'all' | 'any'; label: string }> = [
  { value: 'all', label: 'All tags' },
  { value: 'any', label: 'Any tag' },
];

const FRESH: Record<Show, AnnotationOptions> = {
  changePoints: { show: 'changePoints', which: 'all' },
  events: { show: 'events', tags: [], match: 'all' },
  points: { show: 'points' },
};

/** Chooses what a dashboard annotation shows. Regressions and improvements can have a colour each, as two annotations. */
export function AnnotationEditor(props: Props) {
  const id = useId();
  const query = asAnnotation(props.query);
  const annotation = query.annotation!;
  const set = (changed: AnnotationOptions) => {
    props.onChange({ ...query, annotation: changed });
    props.onRunQuery();
  };
  return (
    <>
      <InlineFieldRow>
        <InlineField label="Show" labelWidth={LABEL_WIDTH}>
          <RadioButtonGroup
            options={SHOW}
            value={annotation.show}
            onChange={(show) => set(FRESH[show])}
            aria-label="Show"
          />
        </InlineField>
        {annotation.show === 'changePoints' && (
          <InlineField
            label="Which"
            htmlFor={`${id}-which`}
            tooltip="Grafana gives all events of an annotation one colour: add an annotation for each."
          >
            <Combobox
              id={`${id}-which`}
              width={20}
              options={WHICH}
              value={annotation.which}
              onChange={({ value }) => set({ ...annotation, which: value })}
            />
          </InlineField>
        )}
      </InlineFieldRow>
      {annotation.show === 'events' ? (
        <InlineFieldRow>
          <InlineField label="Tags" labelWidth={LABEL_WIDTH} tooltip="Events with these tags; all events without." grow>
            <TagsInput id={`${id}-tags`} tags={annotation.tags} onChange={(tags) => set({ ...annotation, tags })} />
          </InlineField>
          <InlineField label="Match">
            <RadioButtonGroup
              options={MATCH}
              value={annotation.match}
              onChange={(match) => set({ ...annotation, match })}
              aria-label="Match"
            />
          </InlineField>
        </InlineFieldRow>
      ) : (
        <QueryEditor
          {...props}
          query={query}
          onChange={(changed) => props.onChange({ ...changed, annotation })}
          hide={annotation.show === 'points' ? ['detection', 'show'] : ['show']}
        />
      )}
    </>
  );
}
