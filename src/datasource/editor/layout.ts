/** Width of the labels in front of fields, in Grafana's spacing units. */
export const LABEL_WIDTH = 16;
