import { csvText } from '../../src/core/escape/csv';
import { markdownCell, markdownCode, markdownLink, markdownText } from '../../src/core/escape/markdown';
import { terminalJson, terminalLines, terminalText } from '../../src/core/escape/terminal';
import { httpUrl, withoutPassword } from '../../src/core/escape/url';
import { insist, insistSame, type Target } from '../target';

const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/;

export const escapes: Target = {
  name: 'escapes',
  run(text) {
    const shown = terminalText(text);
    insist(!CONTROL.test(shown), 'a terminal meets no control character');
    insist(terminalText(shown) === shown, 'what is escaped stays as it is');
    insist(!CONTROL.test(terminalLines(text).replaceAll('\n', '')), 'nor in messages');
    insistSame(JSON.parse(terminalJson({ text })), { text }, 'JSON means the same');
    const [fence] = /^`+/.exec(markdownCode(text))!;
    const inner = markdownCode(text).slice(fence.length, -fence.length);
    insist(
      (inner.match(/`+/g) ?? []).every((run) => run.length < fence.length),
      'code ends where its fence is'
    );
    insist(!/[|\n]/.test(markdownCell(text).replaceAll('\\|', '')), 'a cell ends where its bar is');
    insist(!markdownText(text).includes('\n'), 'a text is one line');
    insist(/^[^\n]*$/.test(markdownLink(text, `https://x/${text}`)), 'a link is one line');
    insist(!/^[=+\-@\t\r]/.test(csvText(text)), 'a cell is no formula');
    insist(httpUrl(text) === undefined || /^https?:/i.test(text), 'a link leads to the web');
    const secret = `http://u:s3cr3t${text.replace(/[@\s]/g, '')}@h`;
    insist(!withoutPassword(`x ${secret}`, secret).includes('s3cr3t'), 'no password is told');
  },
};
