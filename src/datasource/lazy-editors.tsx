import { LoadingPlaceholder } from '@grafana/ui';
import React, { lazy, Suspense, type ComponentType } from 'react';

import { t } from '../shared/translate';

// Most people look at dashboards, and never open an editor: none of them is loaded with the data source.

/** A component that is loaded when it is first shown. */
function loaded<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Loaded = lazy(async () => ({ default: (await load()) as ComponentType<object> }));
  return function Lazy(props: P) {
    return (
      <Suspense fallback={<LoadingPlaceholder text={t('source.loading', 'Loading…')} />}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}

export const ConfigEditor = loaded(async () => (await import('./config/ConfigEditor')).ConfigEditor);
export const QueryEditor = loaded(async () => (await import('./editor/QueryEditor')).QueryEditor);
export const QueryHelp = loaded(async () => (await import('./editor/QueryHelp')).QueryHelp);
export const AnnotationEditor = loaded(async () => (await import('./annotations/AnnotationEditor')).AnnotationEditor);
export const VariableEditor = loaded(async () => (await import('./variables/VariableEditor')).VariableEditor);
