package core

import (
	"unsafe"

	"github.com/grafana/sobek"
)

// bytesOf is the memory of values: typed arrays have the machine's order of bytes, as Go has.
func bytesOf(values []float64) []byte {
	if len(values) == 0 {
		return []byte{}
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(values))), 8*len(values))
}

// numbersOf copies a Float64Array.
func numbersOf(array *sobek.Object) []float64 {
	buffer, ok := array.Get("buffer").Export().(sobek.ArrayBuffer)
	if !ok {
		return nil
	}
	offset, length := array.Get("byteOffset").ToInteger(), array.Get("length").ToInteger()
	values := make([]float64, length)
	copy(bytesOf(values), buffer.Bytes()[offset:offset+8*length])
	return values
}
