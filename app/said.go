package app

import (
	"encoding/json"

	"fyne.io/fyne/v2/lang"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/say"
	"parcelbook/resources"
)

// said gives what a package below the window says in the user's language.
func said(t say.Text) string {
	return t.In(func(pattern string) string {
		key := saidKey + pattern
		return lang.X(key, pattern)
	})
}

func saidAll(texts []say.Text) []string {
	all := make([]string, len(texts))
	for i, t := range texts {
		all[i] = said(t)
	}
	return all
}

// saidAs lets a column of a list show what is said of it in the user's language.
func saidAs[T any](columns []data.Column[T], id string, of func(T) say.Text) []data.Column[T] {
	for i := range columns {
		if columns[i].ID == id {
			columns[i].Of = func(row T) data.Value { return data.Value{Text: said(of(row))} }
		}
	}
	return columns
}

// saidKey is before a pattern among the keys of all texts.
const saidKey = "said."

// sayings are the texts of the window and of the packages below it in a language, by key, as Fyne takes them.
func sayings(language string) ([]byte, error) {
	texts, patterns := map[string]string{}, map[string]string{}
	if err := json.Unmarshal(resources.Translation(language), &texts); err != nil {
		return nil, err
	}
	for _, list := range [][]byte{resources.EarlierSayings(), resources.Sayings()} {
		if err := json.Unmarshal(list, &patterns); err != nil {
			return nil, err
		}
	}
	for _, f := range intake.AllFields() {
		patterns[f.Said().String()] = texts["field."+f.String()]
	}
	for pattern, text := range patterns {
		if language != "zh" {
			text = pattern
		}
		texts[saidKey+pattern] = text
	}
	return json.Marshal(texts)
}
