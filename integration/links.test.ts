import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const REPOSITORY =
  /^https:\/\/(?:github\.com\/hunter-for-grafana\/hunter\/(?:blob|tree)|raw\.githubusercontent\.com\/hunter-for-grafana\/hunter)\/main\//;

/** All pages in git, except the scaffolding's. */
const pages = () =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { encoding: 'utf8' })
    .split('\n')
    .filter((page) => page !== '' && !page.startsWith('.config/'));

/** Links of a page into the repository, as files: relative ones, and those to its main branch on GitHub. */
function filesOf(page: string): string[] {
  const text = readFileSync(page, 'utf8').replace(/```[\s\S]*?```/g, '');
  return [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)].flatMap(([, link]) => {
    if (REPOSITORY.test(link)) {
      return [link.replace(REPOSITORY, '')];
    }
    return /^[a-z]+:/.test(link) ? [] : [normalize(join(dirname(page), decodeURI(link)))];
  });
}

// The site's build checks those between pages of the documentation, anchors included; these are of all pages.
it('no link within the repository leads nowhere', () => {
  const links = pages().flatMap((page) => filesOf(page).map((file) => ({ page, file })));
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter(({ file }) => !existsSync(file)).map(({ page, file }) => `${page}: ${file}`)).toEqual([]);
});
