package plugin

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// refusalLimit bounds what is kept of a refusal's body, bytes. graphite-web's error pages are about 60 kB.
const refusalLimit = 256 << 10

// refusal is an upstream answer other than 2xx, as the browser gets it, in an answer of status 502. The status itself
// is not passed on: Grafana's frontend takes a 401 for the end of the user's own session. Status 0: not reached.
type refusal struct {
	Status      int    `json:"status"`
	ContentType string `json:"contentType"`
	Body        string `json:"body"`
}

func (d *Datasource) resources() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/graphite/", forward(d.graphite, "/graphite", graphiteRoutes))
	mux.HandleFunc("/fallout/", forward(d.fallout, "/fallout", falloutRoutes))
	return mux
}

func forward(service *upstream, prefix string, routes []route) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		path := strings.TrimPrefix(r.URL.Path, prefix)
		if !allowed(routes, r.Method, path) {
			http.Error(w, fmt.Sprintf("%s %s is not one of the requests this data source makes.", r.Method, r.URL.Path), http.StatusNotFound)
			return
		}
		var form []byte
		if r.Method == http.MethodPost && r.Body != nil {
			var err error
			if form, err = io.ReadAll(r.Body); err != nil {
				http.Error(w, "The request's body cannot be read.", http.StatusBadRequest)
				return
			}
		}
		answer, err := service.send(r.Context(), r.Method, path, r.URL.RawQuery, form)
		if err != nil {
			refuse(w, refusal{Body: err.Error()})
			return
		}
		defer func() { _ = answer.Body.Close() }()
		contentType := answer.Header.Get("Content-Type")
		if answer.StatusCode < 200 || answer.StatusCode > 299 {
			body, _ := io.ReadAll(io.LimitReader(answer.Body, refusalLimit))
			refuse(w, refusal{Status: answer.StatusCode, ContentType: contentType, Body: string(body)})
			return
		}
		w.Header().Set("Content-Type", contentType)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.WriteHeader(answer.StatusCode)
		_, _ = io.Copy(w, answer.Body)
	}
}

func refuse(w http.ResponseWriter, r refusal) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusBadGateway)
	_ = json.NewEncoder(w).Encode(r)
}
