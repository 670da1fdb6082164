package core

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

type golden struct {
	Request   Query
	Exchanges []struct {
		Request struct{ Service, Method, Path, Params string }
		Answer  struct {
			Status            int
			ContentType, Body string
		}
	}
	Frames []any
	Error  *Error
}

// Frames must be those of the browser: src/testing/golden.
func TestGolden(t *testing.T) {
	pool := NewPool()
	defer pool.Close()
	files, _ := filepath.Glob("../../testdata/golden/*.json")
	if len(files) == 0 {
		t.Fatal("there are no golden files")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var one golden
			if err := json.Unmarshal(text, &one); err != nil {
				t.Fatal(err)
			}
			one.Request.Other = one.other(t)
			frames, err := pool.Answer(context.Background(), one.Request, one.send(t))
			var told *Error
			switch {
			case errors.As(err, &told):
				if !reflect.DeepEqual(told, one.Error) {
					t.Errorf("%s: %s", told.Kind, told.Message)
				}
			case err != nil:
				t.Error(err)
			default:
				compare(t, "frames", plain(t, frames), any(one.Frames))
			}
		})
	}
}

func (g golden) send(t *testing.T) Send {
	return func(_ context.Context, asked Request, _ *Account) Answer {
		for _, one := range g.Exchanges {
			r := one.Request
			if r.Service == asked.Service && r.Method == asked.Method && r.Path == asked.Path && r.Params == asked.Query+asked.Form {
				return Answer{Status: one.Answer.Status, ContentType: one.Answer.ContentType, Body: []byte(one.Answer.Body)}
			}
		}
		t.Errorf("the browser does not ask for %+v", asked)
		return Answer{Status: 500}
	}
}

func (g golden) other(t *testing.T) AskOther {
	return func(_ context.Context, asked Other, _ *Account) ([]byte, error) {
		for _, one := range g.Exchanges {
			var params Other
			if one.Request.Service == "grafana" && json.Unmarshal([]byte(one.Request.Params), &params) == nil &&
				params.UID == asked.UID && string(params.Query) == string(asked.Query) && params.From == asked.From && params.To == asked.To {
				return []byte(one.Answer.Body), nil
			}
		}
		t.Errorf("the browser does not ask for %+v", asked)
		return nil, &Error{"server", "not asked for"}
	}
}

// plain is what goes over the wire of frames, as the golden files have it.
func plain(t *testing.T, frames data.Frames) any {
	list := []any{}
	for _, frame := range frames {
		fields := []any{}
		for _, field := range frame.Fields {
			one := map[string]any{"name": field.Name, "type": typeOf(field), "config": field.Config, "values": valuesOf(t, field)}
			if field.Config == nil {
				one["config"] = map[string]any{}
			}
			if field.Labels != nil {
				one["labels"] = field.Labels
			}
			fields = append(fields, one)
		}
		list = append(list, map[string]any{"refId": frame.RefID, "name": frame.Name, "meta": frame.Meta, "fields": fields})
	}
	text, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	var all any
	_ = json.Unmarshal(text, &all)
	return all
}

func typeOf(field *data.Field) string {
	switch {
	case field.Type().Time():
		return "time"
	case field.Type().Numeric():
		return "number"
	case field.Type().JSON():
		return "other"
	default:
		return "string"
	}
}

func valuesOf(t *testing.T, field *data.Field) []any {
	values := make([]any, field.Len())
	for i := range values {
		value, there := field.ConcreteAt(i)
		switch {
		case !there:
			values[i] = nil
		case field.Type().Time():
			values[i] = value.(interface{ UnixMilli() int64 }).UnixMilli()
		default:
			values[i] = value
		}
	}
	return values
}

// compare says where two values differ first.
func compare(t *testing.T, at string, got, expected any) {
	switch e := expected.(type) {
	case map[string]any:
		g, _ := got.(map[string]any)
		for name := range e {
			compare(t, at+"."+name, g[name], e[name])
		}
		for name := range g {
			// always written by the SDK
			if _, known := e[name]; !known && !(name == "typeVersion" && g["type"] == nil) {
				t.Errorf("%s.%s: not expected", at, name)
			}
		}
	case []any:
		g, _ := got.([]any)
		if len(g) != len(e) {
			t.Errorf("%s: %d instead of %d", at, len(g), len(e))
			return
		}
		for i := range e {
			compare(t, fmt.Sprintf("%s[%d]", at, i), g[i], e[i])
		}
	default:
		if !reflect.DeepEqual(got, expected) {
			t.Errorf("%s: %v instead of %v", at, got, expected)
		}
	}
}
