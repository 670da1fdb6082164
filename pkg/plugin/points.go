package plugin

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"

	"github.com/hunter-for-grafana/hunter/pkg/core"
)

// takesPoints is true for a request for points by a client that reads them packed.
func takesPoints(r *http.Request) bool {
	return r.URL.Path == "/graphite/render" && strings.Contains(r.Header.Get("Accept"), core.PointsType)
}

// pointsTypeOf returns the media type of packed points with their digest. A browser that accepts this very type has these
// points already: it is answered with the type and an empty body. All points were fetched nevertheless, so what it keeps is
// what Graphite has now.
func pointsTypeOf(packed []byte) string {
	digest := sha256.Sum256(packed)
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
	digest := sha256.New()
	var text bytes.Buffer
	_, err := text.ReadFrom(io.TeeReader(io.LimitReader(body, packLimit+1), digest))
	rest = io.MultiReader(bytes.NewReader(text.Bytes()), body)
	if err != nil || text.Len() > packLimit {
		return "", nil, rest
	}
	key := [sha256.Size]byte(digest.Sum(nil))
	if known := packedTypes.find(key); known != "" && strings.Contains(accept, known) {
		return known, nil, nil
	}
	if packed, err = core.PackRender(text.Bytes()); err != nil {
		return "", nil, rest
	}
	pointsType = pointsTypeOf(packed)
	packedTypes.keep(key, pointsType)
	if strings.Contains(accept, pointsType) {
		return pointsType, nil, nil
	}
	return pointsType, packed, nil
}

// packedTypes has the media types of what the latest answers are packed to, so that those that a browser has already need
// not be read again.
var packedTypes = typesByText{known: map[[sha256.Size]byte]string{}}

// typesByText has media types by the digest of the text that was packed.
type typesByText struct {
	lock  sync.Mutex
	known map[[sha256.Size]byte]string
}

// mostTypes limits the media types that are kept, to some 200 kB.
const mostTypes = 1000

func (t *typesByText) find(text [sha256.Size]byte) string {
	t.lock.Lock()
	defer t.lock.Unlock()
	return t.known[text]
}

func (t *typesByText) keep(text [sha256.Size]byte, pointsType string) {
	t.lock.Lock()
	defer t.lock.Unlock()
	if len(t.known) >= mostTypes {
		clear(t.known)
	}
	t.known[text] = pointsType
}
