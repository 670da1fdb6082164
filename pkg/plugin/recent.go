package plugin

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/hunter-for-grafana/hunter/pkg/core"
)

const (
	// recentTime is how long an answer is kept for the other queries of an evaluation: Grafana asks them one after the other.
	recentTime = 10 * time.Second
	// recentLimit limits all answers that are kept, in bytes.
	recentLimit = 32 << 20
)

// recentAnswers keeps answers for a few seconds: an alert rule has a query for each number that its message tells, and they
// differ in what they make of the same points only. Each evaluation asks anew, because its time is a part of what it asks.
type recentAnswers struct {
	mutex sync.Mutex
	kept  map[string]*recentAnswer
	bytes int
}

type recentAnswer struct {
	// ready is closed once there is an answer.
	ready  chan struct{}
	answer core.Answer
	until  time.Time
}

// share makes identical requests, of the same person, once. Only usable answers are shared; after another one, each asks
// for itself.
func (r *recentAnswers) share(send core.Send, keep time.Duration) core.Send {
	return func(ctx context.Context, request core.Request, account *core.Account) core.Answer {
		key := fmt.Sprintf("%v %v", request, ctx.Value(identity{}))
		known, isFirst := r.find(key)
		if isFirst {
			known.answer = send(ctx, request, account)
			r.finish(key, known, keep)
			return known.answer
		}
		select {
		case <-known.ready:
		case <-ctx.Done():
			return core.Answer{Body: []byte("the request was cancelled.")}
		}
		if known.answer.Status != http.StatusOK {
			return send(ctx, request, account)
		}
		if err := account.Draw(ctx, int64(len(known.answer.Body))); err != nil {
			return core.Answer{Problem: err.Error()}
		}
		return known.answer
	}
}

// find returns the answer to a request, which may be pending; or a new one, which the caller has to finish.
func (r *recentAnswers) find(key string) (known *recentAnswer, isFirst bool) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	now := time.Now()
	for other, one := range r.kept {
		if !one.until.IsZero() && now.After(one.until) {
			r.remove(other)
		}
	}
	if known = r.kept[key]; known != nil {
		return known, false
	}
	if r.kept == nil {
		r.kept = map[string]*recentAnswer{}
	}
	known = &recentAnswer{ready: make(chan struct{})}
	r.kept[key] = known
	return known, true
}

func (r *recentAnswers) finish(key string, known *recentAnswer, keep time.Duration) {
	close(known.ready)
	r.mutex.Lock()
	defer r.mutex.Unlock()
	size := len(known.answer.Body)
	if known.answer.Status != http.StatusOK || keep <= 0 || r.bytes+size > recentLimit {
		delete(r.kept, key)
		return
	}
	known.until = time.Now().Add(keep)
	r.bytes += size
}

func (r *recentAnswers) remove(key string) {
	r.bytes -= len(r.kept[key].answer.Body)
	delete(r.kept, key)
}
