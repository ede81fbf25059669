//go:build !windows && !darwin

package main

import "parcelbook/app"

func files() app.Files { return app.FyneFiles{} }
