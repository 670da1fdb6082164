package plugin

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/hunter-for-grafana/hunter/pkg/core"
)

// takesPoints is true for a request for points by a client that reads them packed.
func takesPoints(r *http.Request) bool {
	return r.URL.Path == "/graphite/render" && strings.Contains(r.Header.Get("Accept"), core.PointsType)
}

// pointsTypeOf returns the media type of the packed points of a text, with the text's digest. A browser that accepts this
// very type has these points already: it is answered with the type and an empty body. All points were fetched nevertheless,
// so what it keeps is what Graphite has now.
func pointsTypeOf(text []byte) string {
	digest := sha256.Sum256(text)
	return fmt.Sprintf("%s;digest=%x", core.PointsType, digest[:16])
}

// packing limits how many answers are packed at once. With packLimit, it limits the memory that this takes to some 150 MB.
var packing = make(chan struct{}, 4)

// packLimit is the largest answer that is packed, in bytes.
const packLimit = 16 << 20

// pack packs points for the browser, and returns their media type. accept is what the browser accepts: if it has these
// points already, packed is empty. pointsType is empty if the answer is too large or not points, or if enough answers are
// being packed already: then rest is to be passed on as it is, because packing only makes the browser faster.
func pack(body io.Reader, accept string) (pointsType string, packed []byte, rest io.Reader) {
	select {
	case packing <- struct{}{}:
		defer func() { <-packing }()
	default:
		return "", nil, body
	}
	text, err := io.ReadAll(io.LimitReader(body, packLimit+1))
	rest = io.MultiReader(bytes.NewReader(text), body)
	if err != nil || len(text) > packLimit {
		return "", nil, rest
	}
	pointsType = pointsTypeOf(text)
	if strings.Contains(accept, pointsType) {
		return pointsType, nil, nil
	}
	if packed, err = core.PackRender(text); err != nil {
		return "", nil, rest
	}
	return pointsType, packed, nil
}
