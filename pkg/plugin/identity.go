package plugin

import (
	"context"
	"net/http"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// identity is the key in a context of the headers that tell who asks.
type identity struct{}

// identifying are the headers by which Grafana tells who asks: the user's OAuth tokens ("Forward OAuth Identity"), the
// cookies that the settings allow, and the user's name where Grafana's own settings say so. A resource call brings all
// that the browser sent: the others are no business of Graphite's.
var identifying = []string{
	backend.OAuthIdentityTokenHeaderName,
	backend.OAuthIdentityIDTokenHeaderName,
	backend.CookiesHeaderName,
	"X-Grafana-User",
}

// withIdentity keeps who asks, for the requests to Graphite; Fallout is asked with its token only. The user's tokens count
// only where the settings ask for them: elsewhere a header of that name is not Grafana's.
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

// forwardIdentity adds who asks to a request; a header of the settings of the same name takes its place.
func forwardIdentity(request *http.Request) {
	headers, _ := request.Context().Value(identity{}).(http.Header)
	for name, values := range headers {
		request.Header[name] = values
	}
}
