package main

import (
	"fmt"
	"io"
	"os"
)

// progressTo tells how far a long task is, where somebody watches: on a terminal only.
func progressTo(stderr io.Writer) func(what string, done, total int64) {
	file, ok := stderr.(*os.File)
	if !ok {
		return func(string, int64, int64) {}
	}
	info, err := file.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return func(string, int64, int64) {}
	}
	shown := int64(-1)
	return func(what string, done, total int64) {
		if total <= 0 {
			return
		}
		percent := done * 100 / total
		if percent == shown {
			return
		}
		shown = percent
		end := ""
		if done >= total {
			shown, end = -1, "\r\x1b[K"
		}
		_, _ = fmt.Fprintf(stderr, "\r%s: %d %%%s", what, percent, end) // a progress line lost is no loss
	}
}
