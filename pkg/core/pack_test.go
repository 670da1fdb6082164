package core

import (
	"bytes"
	"flag"
	"os"
	"testing"
)

var write = flag.Bool("write", false, "write testdata/points.bin")

// src/datasource/read-points.test.ts reads the same file.
func TestPointsArePackedAsTheBrowserReadsThem(t *testing.T) {
	const folder = "../../testdata/"
	text, err := os.ReadFile(folder + "points.json")
	if err != nil {
		t.Fatal(err)
	}
	packed, err := PackRender(text)
	if err != nil {
		t.Fatal(err)
	}
	if *write {
		if err := os.WriteFile(folder+"points.bin", packed, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(folder + "points.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(packed, want) {
		t.Errorf("packed %q, want %q; if that is right: go test ./pkg/core -run Packed -write", packed, want)
	}
}

func TestWhatIsNotPointsIsNotPacked(t *testing.T) {
	for _, text := range []string{"", "<html>", `{"target":"a"}`, `[{"datapoints":[]}]`, `[{"target":"a","datapoints":[[1,2],[1,1]]}]`, `[{"target":"a","datapoints":[[1,2]`} {
		if packed, err := PackRender([]byte(text)); err == nil {
			t.Errorf("%q was packed: %q", text, packed)
		}
	}
}
