import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Ports {
  web: number;
  line: number;
  pickle: number;
  query: number;
}

/** Writes Graphite's configuration below `home`, and gives the environment its processes need. */
export function configure(home: string, ports: Ports): NodeJS.ProcessEnv {
  const path = (name: string) => join(home, name);
  ['conf', 'storage/whisper', 'storage/lists', 'log/carbon', 'log/web', 'run'].forEach((name) =>
    mkdirSync(path(name), { recursive: true })
  );
  const write = (name: string, text: string) => writeFileSync(path(`conf/${name}`), text);

  write(
    'carbon.conf',
    `[cache]
USER =
STORAGE_DIR = ${path('storage')}
LOCAL_DATA_DIR = ${path('storage/whisper')}
WHITELISTS_DIR = ${path('storage/lists')}
CONF_DIR = ${path('conf')}
LOG_DIR = ${path('log/carbon')}
PID_DIR = ${path('run')}
LINE_RECEIVER_INTERFACE = 127.0.0.1
LINE_RECEIVER_PORT = ${ports.line}
PICKLE_RECEIVER_INTERFACE = 127.0.0.1
PICKLE_RECEIVER_PORT = ${ports.pickle}
CACHE_QUERY_INTERFACE = 127.0.0.1
CACHE_QUERY_PORT = ${ports.query}
MAX_CACHE_SIZE = inf
MAX_UPDATES_PER_SECOND = inf
MAX_CREATES_PER_MINUTE = inf
CARBON_METRIC_INTERVAL = 0
ENABLE_TAGS = False
`
  );
  // One value a day, as nightly tests write them.
  write('storage-schemas.conf', '[perf]\npattern = .*\nretentions = 1d:2y\n');
  write('storage-aggregation.conf', '[all]\npattern = .*\nxFilesFactor = 0\naggregationMethod = average\n');
  // Without libcairo graphite-web does not even import; a stand-in is enough for everything but images.
  write('cairocffi.py', '');
  write('hunter_graphite_settings.py', settings(home, ports));

  return {
    ...process.env,
    GRAPHITE_ROOT: home,
    GRAPHITE_CONF_DIR: path('conf'),
    GRAPHITE_STORAGE_DIR: path('storage'),
    DJANGO_SETTINGS_MODULE: 'graphite.settings',
    GRAPHITE_SETTINGS_MODULE: 'hunter_graphite_settings',
    PYTHONPATH: path('conf'),
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONWARNINGS: 'ignore',
  };
}

function settings(home: string, ports: Ports): string {
  const path = (name: string) => join(home, name);
  return `SECRET_KEY = '${randomBytes(32).toString('hex')}'
DEBUG = False
ALLOWED_HOSTS = ['*']
TIME_ZONE = 'UTC'
CONF_DIR = '${path('conf')}'
STORAGE_DIR = '${path('storage')}'
WHISPER_DIR = '${path('storage/whisper')}/'
STANDARD_DIRS = ['${path('storage/whisper')}/']
INDEX_FILE = '${path('storage/index')}'
LOG_DIR = '${path('log/web')}'
LOG_ROTATION = False
LOG_FILE_INFO = '-'
LOG_FILE_EXCEPTION = '-'
LOG_FILE_CACHE = '-'
LOG_FILE_RENDERING = '-'
CARBONLINK_HOSTS = ['127.0.0.1:${ports.query}:a']
FIND_CACHE_DURATION = 0
DEFAULT_CACHE_DURATION = 0
TAGDB_CACHE_DURATION = 0
DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': '${path('storage/graphite.db')}'}}
DEFAULT_AUTO_FIELD = 'django.db.models.AutoField'
# a machine that is busy with other tests
FIND_TIMEOUT = 60
FETCH_TIMEOUT = 60
`;
}
