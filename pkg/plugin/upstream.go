package plugin

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"

	"github.com/hunter-for-grafana/hunter/pkg/metrics"
)

// upstream is a service behind the data source. It only gets its own credentials: Graphite's are never sent to Fallout, nor
// Fallout's token to Graphite.
type upstream struct {
	name   string
	base   string
	token  string
	client *http.Client
	// forwardsIdentity is true if requests have Grafana's headers that identify the user.
	forwardsIdentity bool
}

func newGraphite(ctx context.Context, stored backend.DataSourceInstanceSettings, base string) (*upstream, error) {
	options, err := stored.HTTPClientOptions(ctx)
	if err != nil {
		return nil, fmt.Errorf("the HTTP settings of Graphite cannot be used: %w", err)
	}
	client, err := httpclient.New(options)
	if err != nil {
		return nil, fmt.Errorf("the HTTP settings of Graphite cannot be used: %w", err)
	}
	return &upstream{name: "Graphite", base: base, client: withoutRedirects(client), forwardsIdentity: true}, nil
}

func newFallout(ctx context.Context, stored backend.DataSourceInstanceSettings, base, token string) (*upstream, error) {
	options := httpclient.Options{}
	if graphite, err := stored.HTTPClientOptions(ctx); err == nil {
		options.Timeouts = graphite.Timeouts
		// both are in the network that the secure socks proxy reaches
		options.ProxyOptions = graphite.ProxyOptions
	}
	client, err := httpclient.New(options)
	if err != nil {
		return nil, err
	}
	return &upstream{name: "Fallout", base: base, token: token, client: withoutRedirects(client)}, nil
}

// withoutRedirects makes a client return redirects as answers. Following one would send the credentials to another server,
// and that server's answer to the browser.
func withoutRedirects(client *http.Client) *http.Client {
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return client
}

// send sends a request with the service's credentials; the token only after the server has identified itself as Fallout.
// path is decoded and starts with a slash. The caller closes the answer's body.
func (u *upstream) send(ctx context.Context, method, path, query string, form []byte) (*http.Response, error) {
	if u.token == "" {
		return u.ask(ctx, method, path, query, form, "")
	}
	if _, known := fallouts.Load(u.base); !known {
		if _, err := u.identify(ctx); err != nil {
			return nil, err
		}
	}
	return u.ask(ctx, method, path, query, form, u.token)
}

// ask sends one request, with a token if it is not empty.
func (u *upstream) ask(ctx context.Context, method, path, query string, form []byte, token string) (*http.Response, error) {
	if problem := checkURL(u.name, u.base); problem != "" {
		return nil, &wrongURL{problem}
	}
	// Fallout matches paths undecoded: only a literal percent sign may be escaped, not the @ of an e-mail address.
	target := u.base + strings.ReplaceAll(path, "%", "%25")
	if query != "" {
		target += "?" + query
	}
	var body io.Reader
	if method == http.MethodPost {
		// set the length: the WSGI servers of graphite-web read a chunked form as empty
		body = bytes.NewReader(form)
	}
	request, err := http.NewRequestWithContext(ctx, method, target, body)
	if err != nil {
		return nil, fmt.Errorf("the URL of %s is not valid", u.name)
	}
	request.Header.Set("Accept", "application/json")
	// no compression: graphite-web takes longer to compress points than to find them, and it is usually near
	request.Header.Set("Accept-Encoding", "identity")
	if body != nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		// all requests only read, so this one may be sent again where the server closes an idle connection, as gunicorn does
		// after two seconds, just when it is used. That is what an empty list says; a header is not sent.
		request.Header["Idempotency-Key"] = []string{}
	}
	if u.forwardsIdentity {
		forwardIdentity(request)
	}
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	began := time.Now()
	response, err := u.client.Do(request)
	metrics.Asked(u.name, began, response)
	logAsked(request, u.name, began, response)
	if err != nil {
		return nil, errors.New(unreachable(err))
	}
	if response.StatusCode >= 300 && response.StatusCode < 400 {
		_ = response.Body.Close()
		return nil, errors.New(redirected(response, path))
	}
	return response, nil
}

// wrongURL is the error for a URL that cannot be used: a sentence that names the way out.
type wrongURL struct{ problem string }

func (w *wrongURL) Error() string { return w.problem }

// redirected makes the error for a redirect, without the secrets that its URL may contain. path is the requested path.
func redirected(response *http.Response, path string) string {
	to, err := response.Location()
	if err != nil {
		return fmt.Sprintf("it answered %d, and redirects are not followed.", response.StatusCode)
	}
	place := url.URL{Scheme: to.Scheme, Host: to.Host, Path: strings.TrimSuffix(to.Path, path)}
	return fmt.Sprintf("it redirects to %.200s, and redirects are not followed.", place.String())
}

// unreachable describes an error of the HTTP client without the URL, which the user knows and which may have a password.
func unreachable(err error) string {
	// unwrap it, because url.Error itself detects fewer time-outs than errors.As below
	var ofRequest *url.Error
	if errors.As(err, &ofRequest) {
		err = ofRequest.Err
	}
	var dns *net.DNSError
	var timeout net.Error
	switch {
	case errors.As(err, &dns):
		return fmt.Sprintf("there is no host %q.", dns.Name)
	case errors.Is(err, context.Canceled):
		return "the request was cancelled."
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return "it did not answer in time."
	case strings.Contains(err.Error(), "connection refused"):
		return "the connection was refused."
	case strings.Contains(err.Error(), "certificate"):
		return "its TLS certificate is not trusted."
	default:
		return "the connection failed."
	}
}
