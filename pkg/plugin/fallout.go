package plugin

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
)

// fallouts are the base URLs of servers that have identified themselves as Fallout. They are kept until the process ends.
var fallouts sync.Map

// notFallout is the error for a server that does not identify itself as Fallout.
type notFallout struct{ status int }

func (n *notFallout) Error() string {
	return fmt.Sprintf("the server at its URL answers (%d), but not as Fallout does; no token was sent.", n.status)
}

// identify checks that a server is Fallout by its version ("fallout-1.120.0"), which it requests without the token.
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
