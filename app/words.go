package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// translate gives the text of a key that data or reports name.
func translate(key string) string { return lang.X(key, key) }

// word gives one of our words in the user's language.
func word[W ~string](prefix string, w W) string { return translate(prefix + "." + string(w)) }

func cellText[T any](c data.Column[T], row T) string { return data.Text(c.Of(row), c.Kind, translate) }

func columnLabel[T any](c data.Column[T]) string { return translate(c.Label) }

// becomes says what a value was and is. An arrow of its own would be drawn with a font that has no spaces.
func becomes(was, is string) string { return was + " -> " + is }

// formatTitle is what a format is called on screen. The one that goes by the words of the headers alone has no name of
// its own.
func formatTitle(name string) string {
	switch {
	case strings.HasPrefix(name, "generic_"):
		return lang.X("format.generic", "read by the words of its headers")
	case strings.HasPrefix(name, "parcelbook_"):
		return lang.X("format.list", "a list that Parcelbook exported")
	}
	known, err := intake.Formats()
	if i := slices.IndexFunc(known, func(f intake.Format) bool { return f.Name == name }); err == nil && i >= 0 {
		return said(known[i].Said())
	}
	return lang.X("format.own", "your format “{{.Name}}”", map[string]any{"Name": name})
}

// speak sets the language of the window: "en", "zh", or "" for the system's own where it is one of these.
func (w *Window) speak(language string) {
	if language == "" {
		language = "en"
		if strings.HasPrefix(lang.SystemLocale().LanguageString(), "zh") {
			language = "zh"
		}
	}
	texts, err := sayings(language)
	if err != nil {
		fyne.LogError("the translation could not be loaded", err)
		return
	}
	// Fyne always speaks the system's language, as near as it has it. So the chosen texts take the place of all.
	for _, own := range []fyne.Locale{"en", "zh-Hans", "cs", "de", "el", "es", "fr", "ja", "pl", "pt", "pt-BR", "ru", "sv", "ta", "uk"} {
		if err := lang.AddTranslationsForLocale(texts, own); err != nil {
			fyne.LogError("the translation could not be loaded", err)
		}
	}
}
