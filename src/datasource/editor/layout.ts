import { css } from '@emotion/css';

/** Width of the labels in front of fields, in Grafana's spacing units. */
export const LABEL_WIDTH = 16;

/** On a phone, labels and fields shrink until a row fits: Grafana's inline fields keep their widths. */
export const getFormStyles = () => ({
  form: css({
    'div:has(> label)': { maxWidth: '100%' },
    // labels first
    'div > label': { flexShrink: 1000, minWidth: 'fit-content' },
    'label + div': { flexShrink: 1, minWidth: 0, '& > div': { maxWidth: '100%' } },
  }),
});
