package plugin

import (
	"net/http"
	"regexp"
)

// route is a request that we forward for the browser. All routes only read.
type route struct {
	method string
	path   *regexp.Regexp
}

const (
	// Fallout's own patterns of e-mail addresses and test names.
	email = `[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\.[a-zA-Z]{2,}`
	// Names of only dots are excluded, because servers and proxies treat them as relative path segments.
	testName = `[0-9a-zA-Z.\-_]*[0-9a-zA-Z\-_][0-9a-zA-Z.\-_]*`
)

var graphiteRoutes = []route{
	{http.MethodPost, regexp.MustCompile(`^/render$`)},
	{http.MethodGet, regexp.MustCompile(`^/metrics/find$`)},
	{http.MethodGet, regexp.MustCompile(`^/metrics/expand$`)},
	{http.MethodGet, regexp.MustCompile(`^/tags/autoComplete/(tags|values)$`)},
	{http.MethodGet, regexp.MustCompile(`^/events/get_data$`)},
	{http.MethodGet, regexp.MustCompile(`^/functions$`)},
	{http.MethodGet, regexp.MustCompile(`^/version$`)},
}

var falloutRoutes = []route{
	{http.MethodGet, regexp.MustCompile(`^/account/users/api$`)},
	{http.MethodGet, regexp.MustCompile(`^/tests/` + email + `/api$`)},
	{http.MethodGet, regexp.MustCompile(`^/tests/` + email + `/` + testName + `/api$`)},
	{http.MethodGet, regexp.MustCompile(`^/tests/` + email + `/` + testName + `/runs/newest/api$`)},
	{http.MethodGet, regexp.MustCompile(`^/tests/` + email + `/` + testName + `/runs/simple/api$`)},
}

func allowed(routes []route, method, path string) bool {
	for _, r := range routes {
		if r.method == method && r.path.MatchString(path) {
			return true
		}
	}
	return false
}
