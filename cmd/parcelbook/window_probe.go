//go:build (linux || windows) && amd64 && !ci

package main

import (
	"fmt"
	"os"
	"runtime"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// noWindow says why no window can be opened: no display, or no OpenGL as on many remote desktops; "" where one
// can. Fyne itself would write that into its log and wait for ever.
func noWindow() (why string) {
	defer func() { // the library panics at errors of the system that it does not expect
		if failure := recover(); failure != nil {
			why = fmt.Sprint(failure)
		}
	}()
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return "there is no display: DISPLAY and WAYLAND_DISPLAY are not set"
	}
	if err := glfw.Init(); err != nil {
		return err.Error()
	}
	defer glfw.Terminate()
	glfw.WindowHint(glfw.Visible, glfw.False)
	glfw.WindowHint(glfw.ContextVersionMajor, 2) // what Fyne asks for
	glfw.WindowHint(glfw.ContextVersionMinor, 1)
	window, err := glfw.CreateWindow(1, 1, "", nil, nil)
	if err != nil {
		return err.Error()
	}
	window.Destroy()
	return ""
}
