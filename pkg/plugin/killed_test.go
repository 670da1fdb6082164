package plugin

import (
	"context"
	"flag"
	"fmt"
	"math/rand"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/grpcplugin"
	"github.com/hashicorp/go-hclog"
	goplugin "github.com/hashicorp/go-plugin"
)

var kills = flag.Int("kills", 8, "how often the backend is killed")

// process is the backend as Grafana runs it: a process of its own, asked by gRPC.
type process struct {
	command *exec.Cmd
	data    grpcplugin.DataClient
}

func build(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "backend")
	command := exec.Command("go", "build", "-o", binary, "./pkg")
	command.Dir = "../.."
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	return binary
}

func start(t *testing.T, binary string) process {
	t.Helper()
	command := exec.Command(binary)
	client := goplugin.NewClient(&goplugin.ClientConfig{
		Cmd:              command,
		HandshakeConfig:  goplugin.HandshakeConfig{ProtocolVersion: grpcplugin.ProtocolVersion, MagicCookieKey: grpcplugin.MagicCookieKey, MagicCookieValue: grpcplugin.MagicCookieValue},
		VersionedPlugins: map[int]goplugin.PluginSet{grpcplugin.ProtocolVersion: {"data": &grpcplugin.DataGRPCPlugin{}}},
		AllowedProtocols: []goplugin.Protocol{goplugin.ProtocolGRPC},
		Logger:           hclog.NewNullLogger(),
		StartTimeout:     2 * time.Minute,
	})
	t.Cleanup(client.Kill)
	protocol, err := client.Client()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := protocol.Dispense("data")
	if err != nil {
		t.Fatal(err)
	}
	return process{command, raw.(grpcplugin.DataClient)}
}

// evaluate asks as Grafana does for an alert rule.
func (p process) evaluate(s *world, model string) (string, error) {
	now := time.Now()
	request := backend.ToProto().QueryDataRequest(&backend.QueryDataRequest{
		PluginContext: backend.PluginContext{OrgID: 1, PluginID: ID, DataSourceInstanceSettings: &backend.DataSourceInstanceSettings{
			ID: 1, UID: "x", Name: "x", Type: ID, URL: s.graphite.URL, JSONData: []byte(fmt.Sprintf(`{"falloutUrl": %q}`, s.fallout.URL)), Updated: time.Unix(1, 0),
		}},
		Headers: map[string]string{backend.FromAlertHeaderName: "true"},
		Queries: []backend.DataQuery{{RefID: "A", JSON: []byte(model), TimeRange: backend.TimeRange{From: now.AddDate(0, 0, -90), To: now}}},
	})
	got, err := p.data.QueryData(context.Background(), request)
	if err != nil {
		return "", err
	}
	answers, err := backend.FromProto().QueryDataResponse(got)
	if err != nil {
		return "", err
	}
	return written(answers.Responses["A"]), nil
}

// The backend is killed at any moment of an evaluation: that one fails, which Grafana tries again, or is answered in full.
// The process that follows says the same as the one before. `-kills 50` is what docs/reliability.md has.
func TestKilledBackendsNeverLie(t *testing.T) {
	binary, s := build(t), newWorld(t)
	running := start(t, binary)
	expected, err := running.evaluate(s, nightly)
	if err != nil || !strings.Contains(expected, "run=run-55") {
		t.Fatal(expected, err)
	}
	began := time.Now()
	if _, err := running.evaluate(s, nightly); err != nil {
		t.Fatal(err)
	}
	took := time.Since(began)
	random := rand.New(rand.NewSource(time.Now().UnixNano()))
	failed := 0
	for range *kills {
		moment := time.Duration(random.Int63n(int64(took) + 1))
		done := make(chan struct{})
		go func() {
			defer close(done)
			time.Sleep(moment)
			_ = running.command.Process.Kill()
		}()
		got, err := running.evaluate(s, nightly)
		<-done
		if err != nil {
			failed++
		} else if got != expected {
			t.Errorf("killed after %v: %s", moment, got)
		}
		running = start(t, binary)
		if got, err := running.evaluate(s, nightly); err != nil || got != expected {
			t.Errorf("the next process: %v %s", err, got)
		}
	}
	t.Logf("killed %d times within %v: %d evaluations failed, the others were answered", *kills, took, failed)
}
