import type { QueryEditorProps } from '@grafana/data';
import { Combobox, InlineField, InlineFieldRow, RadioButtonGroup, TagsInput } from '@grafana/ui';
import React, { useId } from 'react';

import { t } from '../../shared/translate';
import type { HunterDataSource } from '../datasource';
import { LABEL_WIDTH } from '../editor/layout';
import { QueryEditor } from '../editor/QueryEditor';
import type { AnnotationOptions, HunterOptions, HunterQuery } from '../types';
import { asAnnotation } from './annotation-query';

type Props = QueryEditorProps<HunterDataSource, HunterQuery, HunterOptions>;

type Show = AnnotationOptions['show'];

const showOptions = (): Array<{ value: Show; label: string; description: string }> => [
  {
    value: 'changePoints',
    label: t('source.annotation.change-points', 'Change points'),
    description: t('source.annotation.of-the-series-of-a', 'Of the series of a query'),
  },
  {
    value: 'events',
    label: t('source.annotation.graphite-events', 'Graphite events'),
    description: t('source.annotation.by-their-tags', 'By their tags'),
  },
  {
    value: 'points',
    label: t('source.annotation.points-of-a-series', 'Points of a series'),
    description: t('source.annotation.each-that-is-not-0', 'Each that is not 0'),
  },
];

const whichOptions = (): Array<{ value: 'all' | 'regressions' | 'improvements'; label: string }> => [
  { value: 'all', label: t('source.annotation.all', 'All') },
  { value: 'regressions', label: t('source.annotation.regressions', 'Regressions') },
  { value: 'improvements', label: t('source.annotation.improvements', 'Improvements') },
];

const matchOptions = (): Array<{ value: 'all' | 'any'; label: string }> => [
  { value: 'all', label: t('source.annotation.all-tags', 'All tags') },
  { value: 'any', label: t('source.annotation.any-tag', 'Any tag') },
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
        <InlineField label={t('source.annotation.show', 'Show')} labelWidth={LABEL_WIDTH}>
          <RadioButtonGroup
            options={showOptions()}
            value={annotation.show}
            onChange={(show) => set(FRESH[show])}
            aria-label={t('source.annotation.show', 'Show')}
          />
        </InlineField>
        {annotation.show === 'changePoints' && (
          <InlineField
            label={t('source.annotation.which', 'Which')}
            htmlFor={`${id}-which`}
            tooltip={t(
              'source.annotation.grafana-gives-all-events-of',
              'Grafana gives all events of an annotation one colour: add an annotation for each.'
            )}
          >
            <Combobox
              id={`${id}-which`}
              width={20}
              options={whichOptions()}
              value={annotation.which}
              onChange={({ value }) => set({ ...annotation, which: value })}
            />
          </InlineField>
        )}
      </InlineFieldRow>
      {annotation.show === 'events' ? (
        <InlineFieldRow>
          <InlineField
            label={t('source.annotation.tags', 'Tags')}
            labelWidth={LABEL_WIDTH}
            tooltip={t('source.annotation.events-with-these-tags-all', 'Events with these tags; all events without.')}
            grow
          >
            <TagsInput id={`${id}-tags`} tags={annotation.tags} onChange={(tags) => set({ ...annotation, tags })} />
          </InlineField>
          <InlineField label={t('source.annotation.match', 'Match')}>
            <RadioButtonGroup
              options={matchOptions()}
              value={annotation.match}
              onChange={(match) => set({ ...annotation, match })}
              aria-label={t('source.annotation.match', 'Match')}
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
