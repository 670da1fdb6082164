package plugin

import (
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// settings are those of one configured data source. Secrets stay here.
type settings struct {
	graphiteURL  string
	falloutURL   string
	falloutToken string
	// grafanaURL is Grafana's address as this backend reaches it, where that is not its root_url.
	grafanaURL   string
	grafanaToken string
	// otherSources are the uids of the data sources that may be asked by Grafana.
	otherSources []string
	// proxied says that the address is in the field `url`, where Grafana's own data source proxy looks.
	proxied      bool
	forwardOAuth bool
	// megabytes is how large an answer for the browser may be, MB.
	megabytes int
	// open is what is stored in the open, for the core.
	open json.RawMessage
}

const (
	// As DEFAULT_LIMITS and LIMIT_BOUNDS of src/core have them.
	defaultMegabytes = 200
	mostMegabytes    = 10_000
)

// nowhere stands in the field `url` in the place of an address: Grafana keeps a stored url when it is told to empty it, and
// its proxy reaches nothing without a host.
const nowhere = "http://"

// readSettings reads what is stored. Graphite's address is in jsonData, because Grafana's own data source proxy passes
// requests of every viewer on to the address in `url`, writing ones too. Older settings have it there, and still work.
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

// checkURL says what is wrong with a configured base URL, or "" when it can be used. The URL is not repeated: it may hold a
// password, wherever that stands in one that cannot be read.
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
