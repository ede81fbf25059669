package resources

import _ "embed" // the icon

//go:embed icon.svg
var icon []byte

// Icon is the program's icon as SVG. It must not be changed by callers.
func Icon() []byte { return icon }
