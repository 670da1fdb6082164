package plugin

import (
	"context"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

func TestGraphitesAddress(t *testing.T) {
	for name, one := range map[string]struct {
		url, jsonData, want string
		proxied             bool
	}{
		"where Grafana's proxy does not look": {"", `{"graphiteUrl": " http://new.example.com/ "}`, "http://new.example.com", false},
		"as older settings have it":           {"http://old.example.com/", `{}`, "http://old.example.com", true},
		"as older settings without jsonData":  {"http://old.example.com", "", "http://old.example.com", true},
		"in both":                             {"http://old.example.com", `{"graphiteUrl": "http://new.example.com"}`, "http://new.example.com", true},
		"moved by the settings form":          {"http://", `{"graphiteUrl": "http://new.example.com"}`, "http://new.example.com", false},
		"moved and emptied":                   {"http://", `{"graphiteUrl": " "}`, "", false},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := readSettings(backend.DataSourceInstanceSettings{URL: one.url, JSONData: []byte(one.jsonData)})
			if err != nil || got.graphiteURL != one.want || got.proxied != one.proxied {
				t.Errorf("%q, proxied %v, %v", got.graphiteURL, got.proxied, err)
			}
		})
	}
}

func TestHealthSaysWhatStaysOpen(t *testing.T) {
	for _, open := range []bool{true, false} {
		stored := backend.DataSourceInstanceSettings{}
		if address := graphiteServer(t).URL; open {
			stored.URL = address
		} else {
			stored.JSONData = []byte(`{"graphiteUrl": "` + address + `"}`)
		}
		stored.BasicAuthEnabled, stored.BasicAuthUser = true, "graph"
		stored.DecryptedSecureJSONData = map[string]string{"basicAuthPassword": "ite"}
		made, err := New(context.Background(), stored)
		if err != nil {
			t.Fatal(err)
		}
		got, err := made.(*Datasource).CheckHealth(context.Background(), &backend.CheckHealthRequest{})
		if err != nil || got.Status != backend.HealthStatusOk {
			t.Fatalf("%+v, %v", got, err)
		}
		if strings.Contains(got.Message, "every viewer can send Graphite any request") != open {
			t.Errorf("url set %v: %s", open, got.Message)
		}
	}
}
