package plugin

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/hunter-for-grafana/hunter/pkg/core"
)

func TestPointsComePackedToABrowserThatReadsThem(t *testing.T) {
	const some = `[{"target":"a","datapoints":[[1,1700000000],[2,1700000060]]}]`
	packed, err := core.PackRender([]byte(some))
	if err != nil {
		t.Fatal(err)
	}
	// longer than is packed, and still within the limit of the settings
	long := `[{"target":"` + strings.Repeat("x", packLimit) + `","datapoints":[]}]`
	for name, one := range map[string]struct{ answer, accept, contentType, want string }{
		"points":             {some, core.PointsType + ", application/json", pointsTypeOf([]byte(some)), string(packed)},
		"other points":       {some, core.PointsType + ";digest=0123456789abcdef0123456789abcdef, application/json", pointsTypeOf([]byte(some)), string(packed)},
		"the same points":    {some, pointsTypeOf([]byte(some)) + ", application/json", pointsTypeOf([]byte(some)), ""},
		"an older browser":   {some, "application/json", "application/json", some},
		"not points":         {`{"error":"<html>"}`, core.PointsType, "application/json", `{"error":"<html>"}`},
		"cut half-way":       {some[:40], core.PointsType, "application/json", some[:40]},
		"too many to pack":   {long, core.PointsType, "application/json", long},
		"nothing":            {"", core.PointsType, "application/json", ""},
		"times that descend": {`[{"target":"a","datapoints":[[1,9],[2,8]]}]`, core.PointsType, "application/json", `[{"target":"a","datapoints":[[1,9],[2,8]]}]`},
	} {
		graphite := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			_, _ = fmt.Fprint(w, one.answer)
		})
		d := instance(t, graphite.URL, "", "")
		got := callFor(t, d, "POST", "graphite/render", "target=a", one.accept)
		if got.Status != 200 || !bytes.Equal(got.Body, []byte(one.want)) {
			t.Errorf("%s: status %d, %d bytes, want %d", name, got.Status, len(got.Body), len(one.want))
		}
		if contentType := got.Headers["Content-Type"][0]; contentType != one.contentType {
			t.Errorf("%s: content type %q", name, contentType)
		}
	}
	if len(packing) != 0 {
		t.Errorf("%d places for packing are still taken", len(packing))
	}
}

func TestBusyPackingPassesPointsOnAsTheyAre(t *testing.T) {
	for range cap(packing) {
		packing <- struct{}{}
	}
	defer func() {
		for range cap(packing) {
			<-packing
		}
	}()
	graphite := graphiteServer(t)
	if got := callFor(t, instance(t, graphite.URL, "", ""), "POST", "graphite/render", "target=a", core.PointsType); string(got.Body) != "[]" {
		t.Errorf("got %q", got.Body)
	}
}
