package plugin

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
)

// fallouts holds the base URLs of servers that have said that they are Fallout, as long as the process lives.
var fallouts sync.Map

// notFallout is the error of a server that does not say that it is Fallout.
type notFallout struct{ status int }

func (n *notFallout) Error() string {
	return fmt.Sprintf("the server at its URL answers (%d), but not as Fallout does; no token was sent.", n.status)
}

// identify asks, without the token, what only Fallout answers: its version ("fallout-1.120.0").
func (u *upstream) identify(ctx context.Context) (version string, err error) {
	answer, err := u.ask(ctx, http.MethodGet, "/version/api", "", nil, "")
	if err != nil {
		return "", err
	}
	defer func() { _ = answer.Body.Close() }()
	body, _ := io.ReadAll(io.LimitReader(answer.Body, 200))
	version = strings.TrimSpace(string(body))
	if answer.StatusCode != http.StatusOK || !strings.HasPrefix(version, "fallout-") {
		return "", &notFallout{answer.StatusCode}
	}
	fallouts.Store(u.base, true)
	return version, nil
}
