package plugin

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestDescribeGraphite(t *testing.T) {
	serving := func(answers map[string]string) *Datasource {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			body, ok := answers[r.URL.Path]
			if !ok {
				http.Error(w, "unsupported path requested", http.StatusBadRequest)
				return
			}
			_, _ = w.Write([]byte(body))
		}))
		t.Cleanup(server.Close)
		return &Datasource{graphite: &upstream{name: "Graphite", base: server.URL, client: server.Client()}}
	}
	for name, c := range map[string]struct {
		answers map[string]string
		want    string
	}{
		"graphite-web": {
			map[string]string{"/version": "1.1.10\n", "/tags/autoComplete/tags": "[]", "/events/get_data": "[]", "/functions": "{}"},
			"Graphite 1.1.10 answers and has tags, events, a list of functions.",
		},
		"a look-alike": {
			map[string]string{"/version": "<html>", "/functions": "{}"},
			"Graphite answers and has a list of functions; it has no tags, no events.",
		},
		"next to nothing": {nil, "Graphite answers; it has no tags, no events, no list of functions."},
	} {
		t.Run(name, func(t *testing.T) {
			if got := serving(c.answers).describeGraphite(context.Background()); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
