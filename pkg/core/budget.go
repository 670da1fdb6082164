package core

import (
	"context"
	"fmt"
	"sync"
)

const (
	// allAnswers limits the answers that all queries hold at once, in bytes. Decoded, they take up to four times as much.
	allAnswers = 192 << 20
	// sourceAnswers is the part of it that each data source may always use, in bytes, however much the others use.
	sourceAnswers = 32 << 20
	// queryAnswers limits all answers of one query together, in bytes.
	queryAnswers = 128 << 20
	// queryRequests limits the requests of one query: enough for a metric tree of 500 branches, and for each target
	// separately, as they are sent after Graphite has refused one of them.
	queryRequests = 3000
)

// budget limits the memory that queries share. A query that needs more than is free waits for others to end. The oldest
// query never waits, so that there is always progress; nor does a data source that uses little, so that a slow data source
// does not block the others.
type budget struct {
	mutex sync.Mutex
	limit int64
	used  int64
	// bySource is the memory that each data source uses, in bytes.
	bySource map[string]int64
	// accounts are those of running queries, the oldest first.
	accounts []*Account
}

// Account counts the memory that one query has drawn from the budget.
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

// Draw reserves memory for more bytes of answers, and waits until it is free. It returns the context's error, or an error
// if the query would exceed its own limit.
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

// close releases all memory of the account.
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
