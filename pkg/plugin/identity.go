package plugin

import (
	"context"
	"net/http"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// identity is the key, in a context, of the headers that identify the user.
type identity struct{}

// identifying are the headers with which Grafana identifies the user: OAuth tokens ("Forward OAuth Identity"), the cookies
// that the settings allow, and the user's name if Grafana's own settings enable that. A resource call also has the
// browser's other headers, which must not reach Graphite.
var identifying = []string{
	backend.OAuthIdentityTokenHeaderName,
	backend.OAuthIdentityIDTokenHeaderName,
	backend.CookiesHeaderName,
	"X-Grafana-User",
}

// withIdentity stores the identifying headers for requests to Graphite; requests to Fallout only have the token. The OAuth
// headers are only used if the settings enable them: otherwise a header of that name does not come from Grafana.
func (d *Datasource) withIdentity(ctx context.Context, asked backend.ForwardHTTPHeaders) context.Context {
	kept := http.Header{}
	for _, name := range identifying {
		token := name == backend.OAuthIdentityTokenHeaderName || name == backend.OAuthIdentityIDTokenHeaderName
		if value := asked.GetHTTPHeader(name); value != "" && (d.forwardOAuth || !token) {
			kept.Set(name, value)
		}
	}
	return context.WithValue(ctx, identity{}, kept)
}

// forwardIdentity adds the identifying headers to a request. Headers of the same name in the settings override them.
func forwardIdentity(request *http.Request) {
	headers, _ := request.Context().Value(identity{}).(http.Header)
	for name, values := range headers {
		request.Header[name] = values
	}
}
