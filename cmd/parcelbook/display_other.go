//go:build !linux

package main

// noDisplay says why there is no screen; where there always is one it says nothing.
func noDisplay() string { return "" }
