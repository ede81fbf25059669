package resources

import _ "embed" // the translations

var (
	//go:embed translations/en.json
	english []byte
	//go:embed translations/zh.json
	chinese []byte
	//go:embed translations/said_zh.json
	sayings []byte
	//go:embed translations/said_zh_earlier.json
	earlierSayings []byte
)

// Translation gives the texts of a language, keyed as the code names them: "zh" is simplified Chinese, anything
// else is English. It must not be changed by callers.
func Translation(language string) []byte {
	if language == "zh" {
		return chinese
	}
	return english
}

// Sayings gives in simplified Chinese what the packages below the window say, keyed by the English pattern of it. It
// must not be changed by callers.
func Sayings() []byte { return sayings }

// EarlierSayings gives in simplified Chinese what earlier versions said that a book may keep: reasons why rows wait in
// quarantine. It must not be changed by callers.
func EarlierSayings() []byte { return earlierSayings }
