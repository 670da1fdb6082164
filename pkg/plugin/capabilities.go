package plugin

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
)

// capability is a part of Graphite's API that not every server has.
type capability struct {
	// with, without: as a part of "it has …".
	with, without, path, query string
}

var capabilities = []capability{
	{"tags", "no tags", "/tags/autoComplete/tags", "limit=1"},
	{"events", "no events", "/events/get_data", "tags=hunter-check&set=intersection"},
	{"a list of functions", "no list of functions", "/functions", ""},
}

var versionText = regexp.MustCompile(`^\d[\w.+-]*$`)

// describeGraphite describes the version of a server and the parts of the API that it has, for the health check only:
// editors and queries detect missing parts themselves, and work without them.
func (d *Datasource) describeGraphite(ctx context.Context) string {
	name := "Graphite answers"
	if answer, err := d.graphite.send(ctx, http.MethodGet, "/version", "", nil); err == nil {
		text, _ := io.ReadAll(io.LimitReader(answer.Body, 100))
		_ = answer.Body.Close()
		if version := strings.TrimSpace(string(text)); answer.StatusCode == http.StatusOK && versionText.MatchString(version) {
			name = fmt.Sprintf("Graphite %s answers", version)
		}
	}
	has, lacks := []string{}, []string{}
	for _, c := range capabilities {
		if d.hasCapability(ctx, c) {
			has = append(has, c.with)
		} else {
			lacks = append(lacks, c.without)
		}
	}
	if len(has) > 0 {
		name += " and has " + strings.Join(has, ", ")
	}
	if len(lacks) > 0 {
		name += "; it has " + strings.Join(lacks, ", ")
	}
	return name + "."
}

func (d *Datasource) hasCapability(ctx context.Context, c capability) bool {
	answer, err := d.graphite.send(ctx, http.MethodGet, c.path, c.query, nil)
	if err != nil {
		return false
	}
	_, _ = io.Copy(io.Discard, io.LimitReader(answer.Body, 1<<20))
	_ = answer.Body.Close()
	return answer.StatusCode == http.StatusOK
}
