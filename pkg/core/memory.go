package core

import (
	"container/list"
	"crypto/sha256"
	"sync"
	"time"

	"github.com/hunter-for-grafana/hunter/pkg/metrics"
)

const (
	// mostRemembered limits the memory of one data source, in bytes of names and texts. The least recently used entries are
	// evicted first.
	mostRemembered = 16 << 20
	// missedFor is how long series must be missing before they count as deleted.
	missedFor = time.Hour
	// overhead is the approximate size of an entry without its texts, in bytes.
	overhead = 200
)

// Memory is the state that the rules of one data source keep between evaluations, so that a server with partial answers
// neither resolves alerts nor changes their labels. It is lost when the process ends.
type Memory struct {
	mutex   sync.Mutex
	entries map[memoryKey]*list.Element
	// used lists the entries, the most recently used first.
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
	// text is the pinned text.
	text string
	// seen is the time of each series' newest run, ms since 1970; since is when a series was first missing, or 0.
	seen  map[string]float64
	since int64
}

// Pin stores a text unless the key has one, and returns the text that was stored first.
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

// Missing stores the newest times of series, ms since 1970. It returns the names of earlier series that are missing now or
// end earlier, except those that ended before `from`. If there are any, nothing is stored until they have been missing for
// an hour.
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

// entry returns an entry, creates it if there is none, and marks it as most recently used.
func (m *Memory) entry(scope, key string) *memoryEntry {
	if m.entries == nil {
		m.entries = map[memoryKey]*list.Element{}
	}
	full := memoryKey{sha256.Sum256([]byte(scope)), key}
	known, ok := m.entries[full]
	metrics.LookedUp(metrics.RuleMemory, ok)
	if ok {
		m.used.MoveToFront(known)
		return known.Value.(*memoryEntry)
	}
	entry := &memoryEntry{key: full}
	m.entries[full] = m.used.PushFront(entry)
	m.resize(entry, 0)
	return entry
}

// resize records the new size of an entry, and evicts others until all fit.
func (m *Memory) resize(entry *memoryEntry, size int) {
	size += len(entry.key.key) + overhead
	m.size += size - entry.size
	entry.size = size
	for m.size > mostRemembered && m.used.Back().Value != entry {
		oldest := m.used.Remove(m.used.Back()).(*memoryEntry)
		delete(m.entries, oldest.key)
		m.size -= oldest.size
		metrics.Evicted()
	}
}
