package metrics

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestOperatorsFindEachMetric(t *testing.T) {
	page, err := os.ReadFile("../../docs/operating.md")
	if err != nil {
		t.Fatal(err)
	}
	code, err := os.ReadFile("metrics.go")
	if err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile(`Name: +"(\w+)"`).FindAllStringSubmatch(string(code), -1)
	if len(names) == 0 {
		t.Error("metrics.go names no metric")
	}
	for _, name := range names {
		if metric := namespace + "_" + name[1]; !strings.Contains(string(page), "`"+metric+"`") {
			t.Errorf("docs/operating.md does not have %s", metric)
		}
	}
}
