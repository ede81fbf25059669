package app

import "fyne.io/fyne/v2/lang"

// encodingOptions offers encodings of text by their names, with the languages that each is met in.
func encodingOptions(names []string) []option[string] {
	options := make([]option[string], len(names))
	for i, name := range names {
		options[i] = option[string]{name, name}
		if language := languageOf(name); language != "" {
			options[i].label += " – " + language
		}
	}
	return options
}

// languageOf says what an encoding is met in, "" where that may be any language.
func languageOf(encoding string) string {
	switch encoding {
	case "gb18030":
		return lang.X("encoding.simplified", "simplified Chinese")
	case "big5":
		return lang.X("encoding.traditional", "traditional Chinese")
	case "shift_jis", "euc-jp":
		return lang.X("encoding.japanese", "Japanese")
	case "euc-kr":
		return lang.X("encoding.korean", "Korean")
	case "windows-1252", "iso-8859-15", "macintosh":
		return lang.X("encoding.west", "Western European")
	case "windows-1250", "iso-8859-2":
		return lang.X("encoding.central", "Central European")
	case "windows-1251", "koi8-r", "koi8-u", "ibm866", "iso-8859-5":
		return lang.X("encoding.cyrillic", "Cyrillic")
	case "windows-1253":
		return lang.X("encoding.greek", "Greek")
	case "windows-1254":
		return lang.X("encoding.turkish", "Turkish")
	case "windows-1255":
		return lang.X("encoding.hebrew", "Hebrew")
	case "windows-1256":
		return lang.X("encoding.arabic", "Arabic")
	case "windows-1257":
		return lang.X("encoding.baltic", "Baltic")
	case "windows-1258":
		return lang.X("encoding.vietnamese", "Vietnamese")
	case "windows-874":
		return lang.X("encoding.thai", "Thai")
	}
	return ""
}
