package say

import (
	"encoding/json"
	"errors"
	"io/fs"
	"testing"
)

var german = map[string]string{
	"not an amount":           "kein Betrag",
	"order number":            "Auftragsnummer",
	"row %d says %q":          "%[2]q steht in Zeile %[1]d",
	"called %s, but %s":       "heißt %s, aber %s",
	"%s: %w":                  "%s – %w",
	"the book cannot be read": "das Buch ist nicht lesbar",
	"open":                    "öffnen",
	"%s, %s":                  "%s und %s",
}

func translate(pattern string) string {
	if text, ok := german[pattern]; ok {
		return text
	}
	return pattern
}

type field string

func (f field) Said() Text { return Word(f) }

func TestTextsAreSaidInEnglishAndInAnotherLanguage(t *testing.T) {
	const notAmount = Text("not an amount")
	for _, c := range []struct {
		text             Text
		english, another string
	}{
		{"", "", ""},
		{notAmount, "not an amount", "kein Betrag"},
		{"100 % of it", "100 % of it", "100 % of it"},
		{Textf("row %d says %q", 3, "not an amount"), `row 3 says "not an amount"`, `"not an amount" steht in Zeile 3`},
		{Textf("called %s, but %s", field("order_number"), Textf("row %d says %q", uint8(7), []byte(`["x"]`))), `called order number, but row 7 says "[\"x\"]"`, `heißt Auftragsnummer, aber "[\"x\"]" steht in Zeile 7`},
		{Join("%s, %s", notAmount, Raw("not an amount"), field("order_number").Said()), "not an amount, not an amount, order number", "kein Betrag und not an amount und Auftragsnummer"},
		{Quoted("a", "b"), `"a", "b"`, `"a" und "b"`},
		{Text(`["broken`), `["broken`, `["broken`},
		{Text(`[]`), `[]`, `[]`},
	} {
		if got := c.text.String(); got != c.english {
			t.Errorf("%q is %q in English, want %q", string(c.text), got, c.english)
		}
		if got := c.text.In(translate); got != c.another {
			t.Errorf("%q is %q in another language, want %q", string(c.text), got, c.another)
		}
	}
}

func TestErrorsAreSaidWithWhatTheyWrap(t *testing.T) {
	const unread = Text("the book cannot be read")
	inner := Errorf("%s: %w", "a.book", unread)
	for _, c := range []struct {
		err     error
		another string
	}{
		{inner, "a.book – das Buch ist nicht lesbar"},
		{&fs.PathError{Op: "open", Path: "a.book", Err: unread}, "öffnen a.book: das Buch ist nicht lesbar"},
		{errors.Join(inner, unread), "a.book – das Buch ist nicht lesbar\ndas Buch ist nicht lesbar"},
		{errors.New("not an amount"), "not an amount"},
	} {
		if got := Of(c.err).In(translate); got != c.another || Of(c.err).String() != c.err.Error() {
			t.Errorf("%v is %q, want %q", c.err, got, c.another)
		}
		if known := errors.Is(c.err, unread); known != (c.err.Error() != "not an amount") {
			t.Errorf("%v wraps it: %v", c.err, known)
		}
	}
	if Of(nil) != "" || Each(nil) != nil {
		t.Error("no error says something")
	}
}

func TestOthersReadATextInEnglish(t *testing.T) {
	written, err := json.Marshal(struct{ Reason Text }{Textf("row %d says %q", 3, "x")})
	if err != nil || string(written) != `{"Reason":"row 3 says \"x\""}` {
		t.Errorf("%s, %v", written, err)
	}
}
