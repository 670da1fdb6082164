package core

import (
	"container/list"
	"crypto/sha256"
	"sync"
	"time"
)

const (
	// mostRemembered bounds what is remembered for one data source, bytes of names and texts; what was not asked for the
	// longest goes first.
	mostRemembered = 16 << 20
	// missedFor is how long series must be missing before they count as gone.
	missedFor = time.Hour
	// overhead is what an entry takes beside its texts, bytes, roughly.
	overhead = 200
)

// Memory is what rules of one data source remember from one evaluation to the next, so that a server that answers with a
// part of what it has neither resolves alerts nor gives them other names. A new process begins without.
type Memory struct {
	mutex   sync.Mutex
	entries map[memoryKey]*list.Element
	// used has the entries, the last one used first.
	used list.List
	size int
}

type memoryKey struct {
	scope [sha256.Size]byte
	key   string
}

type memoryEntry struct {
	key  memoryKey
	size int
	// text is what was pinned.
	text string
	// seen are the newest times of series, ms since 1970; since is when some of them were first missing, or 0.
	seen  map[string]float64
	since int64
}

// Pin remembers a text, and gives the one that was remembered first.
func (m *Memory) Pin(scope, key, text string) string {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	entry := m.entry(scope, "pin "+key)
	if entry.text == "" {
		entry.text = text
		m.resize(entry, len(text))
	}
	return entry.text
}

// Missing remembers the newest times of series. It gives those that were seen before and are now missing, or end earlier,
// unless they ended before `from` anyway; then nothing is remembered until an hour has passed.
func (m *Memory) Missing(scope string, names []string, newest []float64, from float64, now int64) []string {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	entry := m.entry(scope, "seen")
	there := make(map[string]float64, len(names))
	size := 0
	for i, name := range names {
		there[name] = newest[i]
		size += len(name) + 32
	}
	var missing []string
	for name, last := range entry.seen {
		if time, ok := there[name]; last >= from && (!ok || time < last) {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		if entry.since == 0 {
			entry.since = now
		}
		if now-entry.since < missedFor.Milliseconds() {
			return missing
		}
	}
	entry.seen, entry.since = there, 0
	m.resize(entry, size)
	return nil
}

// entry gives an entry, made if there is none, as the one last used.
func (m *Memory) entry(scope, key string) *memoryEntry {
	if m.entries == nil {
		m.entries = map[memoryKey]*list.Element{}
	}
	full := memoryKey{sha256.Sum256([]byte(scope)), key}
	if known, ok := m.entries[full]; ok {
		m.used.MoveToFront(known)
		return known.Value.(*memoryEntry)
	}
	entry := &memoryEntry{key: full}
	m.entries[full] = m.used.PushFront(entry)
	m.resize(entry, 0)
	return entry
}

// resize notes how large an entry is now, and forgets others until all fit.
func (m *Memory) resize(entry *memoryEntry, size int) {
	size += len(entry.key.key) + overhead
	m.size += size - entry.size
	entry.size = size
	for m.size > mostRemembered && m.used.Back().Value != entry {
		oldest := m.used.Remove(m.used.Back()).(*memoryEntry)
		delete(m.entries, oldest.key)
		m.size -= oldest.size
	}
}
