import { startFallout, TOKEN } from '../demo/servers/fallout';
import { startGraphite } from '../demo/servers/graphite';
import { json, serve } from '../demo/servers/http';
import { tryFallout, tryGraphite } from '../src/cli/setup/try-servers';
import { freePorts } from './graphite/server';

describe('setup tries a server', () => {
  const servers: Array<{ close: () => void }> = [];
  const open = async (started: Promise<{ url: string; server: { close: () => void } }>) => {
    const { url, server } = await started;
    servers.push(server);
    return url;
  };
  afterAll(() => servers.forEach((server) => server.close()));

  it('that answers as it should has no problem', async () => {
    const [fallout, graphite] = await Promise.all([open(startFallout()), open(startGraphite())]);
    const config = { fallout: { url: fallout, user: 'a@b.cd', token: TOKEN }, graphite: { url: graphite } };
    expect([await tryFallout(config), await tryGraphite(config)]).toEqual([undefined, undefined]);
    expect(await tryFallout({ ...config, fallout: { ...config.fallout, token: 'wrong' } })).toContain(
      'refused the token'
    );
  });

  it('that is another one is told', async () => {
    const page = await open(serve(() => ({ status: 404, type: 'text/html', body: '<h1>Not Found</h1>' })));
    const nothing = await open(serve(() => json([])));
    const config = (url: string) => ({ fallout: { url, user: 'a@b.cd' }, graphite: { url } });
    expect(await tryFallout(config(page))).toBe('What answers there is not Fallout: check the URL.');
    expect(await tryGraphite(config(page))).toContain('no such address');
    expect(await tryFallout(config(nothing))).toContain('is not Fallout');
    expect(await tryGraphite(config(nothing))).toContain('has no metrics at all');
    expect(await tryGraphite(config(`http://127.0.0.1:${(await freePorts(1))[0]}`))).toContain(
      'the connection was refused'
    );
  });
});
