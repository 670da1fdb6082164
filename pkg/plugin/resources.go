package plugin

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/hunter-for-grafana/hunter/pkg/metrics"
)

const (
	// refusalLimit limits the body of a refusal, in bytes. graphite-web's error pages have about 60 kB.
	refusalLimit = 256 << 10
	// formLimit limits the body of a browser's request, in bytes. The largest requests have 100 targets of 64 kB, and Django
	// refuses more than 2.5 MB.
	formLimit = 8 << 20
	megabyte  = 1_000_000
)

// refusal is the body of an answer of status 502 to the browser. It describes an upstream answer other than 2xx, whose
// status is not passed on because Grafana's frontend ends the user's session on a 401. Status 0 means that the service was
// not reached, with the reason in Body, or that its answer is unusable, with the reason in Problem.
type refusal struct {
	Status      int    `json:"status"`
	ContentType string `json:"contentType"`
	Body        string `json:"body"`
	Problem     string `json:"problem,omitempty"`
}

func (d *Datasource) resources() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/graphite/", d.forward(d.graphite, "/graphite", graphiteRoutes))
	mux.HandleFunc("/fallout/", d.forward(d.fallout, "/fallout", falloutRoutes))
	return mux
}

func (d *Datasource) forward(service *upstream, prefix string, routes []route) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		path := strings.TrimPrefix(r.URL.Path, prefix)
		if !allowed(routes, r.Method, path) {
			metrics.Refused()
			http.Error(w, fmt.Sprintf("%s %s is not one of the requests this data source makes.", r.Method, r.URL.Path), http.StatusNotFound)
			return
		}
		form, problem := readForm(r)
		if problem != "" {
			http.Error(w, problem, http.StatusBadRequest)
			return
		}
		answer, err := service.send(r.Context(), r.Method, path, r.URL.RawQuery, form)
		if err != nil {
			refuse(w, refusal{Body: err.Error()})
			return
		}
		defer func() { _ = answer.Body.Close() }()
		contentType := answer.Header.Get("Content-Type")
		switch {
		case answer.StatusCode < 200 || answer.StatusCode > 299:
			body, _ := io.ReadAll(io.LimitReader(answer.Body, refusalLimit))
			refuse(w, refusal{Status: answer.StatusCode, ContentType: contentType, Body: string(body)})
		case answer.ContentLength > int64(d.megabytes)*megabyte:
			refuse(w, refusal{Problem: fmt.Sprintf("it has %d MB, and the limit is %d MB. Ask for fewer series or a shorter time, or raise the limit in the data source’s settings.", answer.ContentLength/megabyte, d.megabytes)})
		default:
			body := io.Reader(answer.Body)
			if takesPoints(r) && answer.StatusCode == http.StatusOK {
				if pointsType, packed, rest := pack(answer.Body, r.Header.Get("Accept")); pointsType != "" {
					contentType, body = pointsType, bytes.NewReader(packed)
				} else {
					body = rest
				}
			}
			w.Header().Set("Content-Type", contentType)
			w.Header().Set("X-Content-Type-Options", "nosniff")
			w.WriteHeader(answer.StatusCode)
			passOn(w, body, int64(d.megabytes)*megabyte)
		}
	}
}

// readForm returns the body of a POST, or a sentence with its problem.
func readForm(r *http.Request) (form []byte, problem string) {
	if r.Method != http.MethodPost || r.Body == nil {
		return nil, ""
	}
	form, err := io.ReadAll(io.LimitReader(r.Body, formLimit+1))
	switch {
	case err != nil:
		return nil, "The request's body cannot be read."
	case len(form) > formLimit:
		return nil, fmt.Sprintf("The request's body has more than %d kB: ask for fewer targets at once.", formLimit>>10)
	}
	return form, ""
}

// passOn copies an answer to the browser as it arrives, so that it is never in memory as a whole. A too large answer is cut
// a megabyte beyond the limit, so that the browser notices.
func passOn(w http.ResponseWriter, body io.Reader, limit int64) {
	rest := io.LimitReader(body, limit+megabyte)
	for {
		got, err := io.CopyN(w, rest, megabyte)
		if got > 0 {
			w.(http.Flusher).Flush()
		}
		if err != nil {
			return
		}
	}
}

func refuse(w http.ResponseWriter, r refusal) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusBadGateway)
	_ = json.NewEncoder(w).Encode(r)
}
