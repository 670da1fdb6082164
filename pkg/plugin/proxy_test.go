package plugin

import (
	"context"
	"io"
	"net"
	"net/http"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/proxy"
)

// socks is a SOCKS proxy that answers every request itself, as Grafana's private data source connect reaches a network that
// Grafana does not. It returns its address and the hosts that were asked for.
func socks(t *testing.T) (address string, hosts chan string) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	hosts = make(chan string, 8)
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			go relay(connection, hosts)
		}
	}()
	return listener.Addr().String(), hosts
}

// relay speaks SOCKS 5 (RFC 1928) with user and password (RFC 1929), and then answers one HTTP request.
func relay(connection net.Conn, hosts chan string) {
	defer func() { _ = connection.Close() }()
	read := func(n int) []byte {
		bytes := make([]byte, n)
		_, _ = io.ReadFull(connection, bytes)
		return bytes
	}
	const withPassword = 2
	read(int(read(2)[1]))
	_, _ = connection.Write([]byte{5, withPassword})
	read(int(read(2)[1]))
	read(int(read(1)[0]))
	_, _ = connection.Write([]byte{1, 0})
	read(4)
	hosts <- string(read(int(read(1)[0])))
	read(2)
	_, _ = connection.Write([]byte{5, 0, 0, 1, 127, 0, 0, 1, 0, 0})
	_, _ = connection.Read(make([]byte, 4096))
	_, _ = connection.Write([]byte("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]"))
}

func TestBothServersAreReachedThroughTheSecureSocksProxy(t *testing.T) {
	address, hosts := socks(t)
	ctx := backend.WithGrafanaConfig(context.Background(), backend.NewGrafanaCfg(map[string]string{
		proxy.PluginSecureSocksProxyEnabled:       "true",
		proxy.PluginSecureSocksProxyProxyAddress:  address,
		proxy.PluginSecureSocksProxyAllowInsecure: "true",
	}))
	instance, err := New(ctx, backend.DataSourceInstanceSettings{UID: "x", JSONData: []byte(
		`{"graphiteUrl": "http://graphite.private", "falloutUrl": "http://fallout.private", "enableSecureSocksProxy": true}`)})
	if err != nil {
		t.Fatal(err)
	}
	d := instance.(*Datasource)
	for _, service := range []*upstream{d.graphite, d.fallout} {
		response, err := service.send(ctx, http.MethodGet, "/version", "", nil)
		if err != nil {
			t.Fatalf("%s: %v", service.name, err)
		}
		_ = response.Body.Close()
	}
	if first, second := <-hosts, <-hosts; first != "graphite.private" || second != "fallout.private" {
		t.Errorf("the proxy was asked for %q and %q", first, second)
	}
}
