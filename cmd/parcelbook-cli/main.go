// Parcelbook-cli does the work of Parcelbook's window without a display.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"time"
)

func main() {
	debug.SetGCPercent(25) // a large import in a quarter less memory, and hardly more time
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr, time.Now)
	stop()
	os.Exit(code)
}
