package plugin

import (
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// settings are those of one data source, with secrets.
type settings struct {
	graphiteURL  string
	falloutURL   string
	falloutToken string
	// grafanaURL is the URL at which this backend reaches Grafana, if that is not its root_url.
	grafanaURL   string
	grafanaToken string
	// otherSources are the uids of the other data sources that may be queried.
	otherSources []string
	// proxied is true if Graphite's URL is stored in `url`, where Grafana's own data source proxy also finds it.
	proxied      bool
	forwardOAuth bool
	// megabytes limits an answer to the browser, in MB.
	megabytes int
	// open is the stored jsonData, without secrets, for the core.
	open json.RawMessage
}

const (
	// These are the same as in DEFAULT_LIMITS and LIMIT_BOUNDS of src/core.
	defaultMegabytes = 200
	mostMegabytes    = 10_000
)

// nowhere is stored in the field `url` instead of an empty text, because Grafana ignores an update to an empty one. Its
// proxy cannot reach anything without a host.
const nowhere = "http://"

// readSettings decodes stored settings. Graphite's URL is in jsonData, because Grafana's own data source proxy forwards
// requests of every viewer to the URL in `url`, even ones that write. Older settings have it there, and still work.
func readSettings(stored backend.DataSourceInstanceSettings) (settings, error) {
	var jsonData struct {
		GraphiteURL   string `json:"graphiteUrl"`
		FalloutURL    string `json:"falloutUrl"`
		OAuthPassThru bool   `json:"oauthPassThru"`
		OtherSources  struct {
			GrafanaURL string   `json:"grafanaUrl"`
			Allowed    []string `json:"allowed"`
		} `json:"otherSources"`
		Limits struct {
			Megabytes float64 `json:"megabytes"`
		} `json:"limits"`
	}
	if len(stored.JSONData) > 0 {
		if err := json.Unmarshal(stored.JSONData, &jsonData); err != nil {
			return settings{}, fmt.Errorf("the data source's jsonData cannot be read: %w", err)
		}
	}
	open := json.RawMessage(stored.JSONData)
	if len(open) == 0 {
		open = json.RawMessage("{}")
	}
	megabytes := jsonData.Limits.Megabytes
	if !(megabytes > 0) {
		megabytes = defaultMegabytes
	}
	graphiteURL := strings.TrimSpace(jsonData.GraphiteURL)
	proxied := stored.URL != "" && stored.URL != nowhere
	if graphiteURL == "" && proxied {
		graphiteURL = strings.TrimSpace(stored.URL)
	}
	return settings{
		open:         open,
		proxied:      proxied,
		forwardOAuth: jsonData.OAuthPassThru && !stored.BasicAuthEnabled,
		megabytes:    int(math.Ceil(min(megabytes, mostMegabytes))),
		graphiteURL:  strings.TrimRight(graphiteURL, "/"),
		falloutURL:   strings.TrimRight(strings.TrimSpace(jsonData.FalloutURL), "/"),
		falloutToken: strings.TrimSpace(stored.DecryptedSecureJSONData["falloutToken"]),
		grafanaURL:   strings.TrimRight(strings.TrimSpace(jsonData.OtherSources.GrafanaURL), "/"),
		grafanaToken: strings.TrimSpace(stored.DecryptedSecureJSONData["grafanaToken"]),
		otherSources: jsonData.OtherSources.Allowed,
	}, nil
}

// checkURL describes what is wrong with a base URL; "" if it can be used. The description does not contain the URL, which
// may have a password; in a malformed URL it could be anywhere.
func checkURL(service, text string) string {
	if text == "" {
		return fmt.Sprintf("The URL of %s is not set.", service)
	}
	parsed, err := url.Parse(text)
	if err != nil || parsed.Host == "" || (parsed.Scheme != "http" && parsed.Scheme != "https") {
		return fmt.Sprintf("The URL of %s is not an http(s) address: enter one such as https://%s.example.com.", service, strings.ToLower(service))
	}
	return ""
}
