package core

import (
	"context"
	"fmt"
	"sync"
)

const (
	// allAnswers is how many bytes of answers all queries may hold at once. Decoded, they take up to four times as much.
	allAnswers = 192 << 20
	// sourceAnswers is what each data source may always hold of them, however much the others do.
	sourceAnswers = 32 << 20
	// queryAnswers is how many bytes the answers of one query may have in all.
	queryAnswers = 128 << 20
	// queryRequests is how many requests one query may send: a metric tree of 500 branches, and each target by itself where
	// Graphite has refused one of them.
	queryRequests = 3000
)

// budget is memory that queries share. Whoever needs more than there is waits for others to end. The query that began first
// never waits, so that all get on; nor does a data source that holds little, so that a slow one does not stop the others.
type budget struct {
	mutex sync.Mutex
	limit int64
	used  int64
	// bySource is what each data source holds.
	bySource map[string]int64
	// accounts are those that are open, oldest first.
	accounts []*Account
}

// Account is what one query has drawn of the memory that all share.
type Account struct {
	budget *budget
	source string
	drawn  int64
	freed  chan struct{}
}

func (b *budget) open(source string) *Account {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	a := &Account{budget: b, source: source, freed: make(chan struct{}, 1)}
	b.accounts = append(b.accounts, a)
	return a
}

// Draw takes room for so many bytes more of answers, and waits until there is some. Errors are the context's, or say that
// the query has all that it may have.
func (a *Account) Draw(ctx context.Context, bytes int64) error {
	for {
		fits, err := a.draw(bytes)
		if fits || err != nil {
			return err
		}
		select {
		case <-a.freed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (a *Account) draw(bytes int64) (bool, error) {
	b := a.budget
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if a.drawn+bytes > queryAnswers {
		return false, fmt.Errorf("it and the query's other answers have more than %d MB. Ask for fewer series or a shorter time.", queryAnswers>>20)
	}
	if b.used+bytes > b.limit && b.bySource[a.source]+bytes > sourceAnswers && b.accounts[0] != a {
		return false, nil
	}
	a.drawn += bytes
	b.used += bytes
	b.bySource[a.source] += bytes
	return true, nil
}

// close gives everything back.
func (a *Account) close() {
	b := a.budget
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.used -= a.drawn
	if b.bySource[a.source] -= a.drawn; b.bySource[a.source] <= 0 {
		delete(b.bySource, a.source)
	}
	for i, one := range b.accounts {
		if one == a {
			b.accounts = append(b.accounts[:i], b.accounts[i+1:]...)
			break
		}
	}
	for _, other := range b.accounts {
		select {
		case other.freed <- struct{}{}:
		default:
		}
	}
}
