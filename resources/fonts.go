package resources

import _ "embed" // the fonts

// Fonts of printed reports, as TrueType files. Their licences stand beside them in fonts/.
// None may be changed by callers.
var (
	//go:embed fonts/DejaVuSansCondensed.ttf
	fontText []byte
	//go:embed fonts/DejaVuSansCondensed-Bold.ttf
	fontBold []byte
	//go:embed fonts/DroidSansFallbackFull.ttf
	fontCJK []byte
)

// FontText writes Latin, Greek and Cyrillic.
func FontText() []byte { return fontText }

// FontBold is FontText, bold.
func FontBold() []byte { return fontBold }

// FontCJK writes Chinese and Japanese, and little else.
func FontCJK() []byte { return fontCJK }
