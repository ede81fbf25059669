package main

import "os"

// noDisplay says why there is no screen, before the window library is started and ends the program itself.
func noDisplay() string {
	if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return "there is no display: DISPLAY and WAYLAND_DISPLAY are not set"
	}
	return ""
}
