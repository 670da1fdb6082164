/** Escapes the message of a command of GitHub Actions, such as `::error::message`. */
export const workflowText = (text: string): string =>
  text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

/** Escapes a property of a command of GitHub Actions, such as the title in `::error title=…::`. */
export const workflowProperty = (text: string): string => workflowText(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
