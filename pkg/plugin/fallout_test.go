package plugin

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// A server at Fallout's address that isn't Fallout, or not yet, must not learn the token, whoever asks.
func TestTheTokenIsSentToFalloutOnly(t *testing.T) {
	for name, answer := range map[string]http.HandlerFunc{
		"a page for everything": func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprint(w, "<html>Log in</html>") },
		"another version":       func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprint(w, `{"version": "12.3.0"}`) },
		"nothing there":         func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotFound) },
		"asks for credentials":  func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnauthorized) },
		"sends elsewhere": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://other.example.com/", http.StatusFound)
		},
		"fails with its name": func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusInternalServerError)
			_, _ = fmt.Fprint(w, "fallout-1.120.0")
		},
	} {
		t.Run(name, func(t *testing.T) {
			stranger := serve(t, answer)
			d := instance(t, graphiteServer(t).URL, stranger.URL, token)
			ctx := context.Background()
			health, err := d.CheckHealth(ctx, &backend.CheckHealthRequest{})
			if err != nil || health.Status != backend.HealthStatusError || strings.Contains(health.Message, "is accepted") {
				t.Errorf("Save & test: %+v, %v", health, err)
			}
			if got := call(t, d, "GET", "fallout/account/users/api", ""); got.Status != http.StatusBadGateway {
				t.Errorf("a resource call: %d %s", got.Status, got.Body)
			}
			query := `{"source": {"type": "fallout", "user": "jane@example.com", "test": "t"}}`
			if got := queryData(t, d, true, query)["A"]; got.Error == nil || !strings.Contains(got.Error.Error(), "Fallout cannot be reached") {
				t.Errorf("a query: %v", got.Error)
			}
			if len(stranger.requests) < 3 {
				t.Fatalf("the server was asked %d times", len(stranger.requests))
			}
			for i, request := range stranger.requests {
				if auth := request.Header.Get("Authorization"); auth != "" || strings.Contains(stranger.bodies[i], token) {
					t.Errorf("%s came with the authorization %q", request.URL.Path, auth)
				}
			}
		})
	}
}
