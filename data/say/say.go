// Package say makes the texts that people read of what happened below the window: reasons, problems, refusals. They are
// English, and whoever shows one can say it in another language, however long ago it was made.
package say

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// Text is a pattern of package fmt with its arguments, as one value that compares, is an error where one is wanted, and
// can be kept. Without arguments it is the pattern itself, so that a constant is a Text; else it is a JSON array of the
// pattern and the arguments, of which a whole number is a number, a text an array and anything else a string.
type Text string

// Textf makes a text. What an argument says of itself (a Text, an error, whatever has Said) is a part of the text that
// has another language too; anything else is said as it is: what a cell holds, a name, a date.
func Textf(pattern Text, args ...any) Text {
	parts := []any{string(pattern)}
	for _, arg := range args {
		parts = append(parts, part(arg))
	}
	return pack(parts)
}

// Raw is a text that is the same in every language, such as a name.
func Raw(text string) Text { return Textf("%s", text) }

// Word is one of our own words, such as "order_number", as people write it: "order number".
func Word[W ~string](word W) Text { return Text(strings.ReplaceAll(string(word), "_", " ")) }

// Quoted is a list of names, each in quotation marks.
func Quoted(names ...string) Text {
	texts := make([]Text, len(names))
	for i, name := range names {
		texts[i] = Textf("%q", name)
	}
	return Join("%s, %s", texts...)
}

// Join makes one text of several by a pattern that joins two, such as "%s, %s".
func Join(pattern Text, texts ...Text) Text {
	if len(texts) == 0 {
		return ""
	}
	joined := texts[0]
	for _, t := range texts[1:] {
		joined = Textf(pattern, joined, t)
	}
	return joined
}

func part(arg any) any {
	switch arg := arg.(type) {
	case interface{ Said() Text }:
		return json.RawMessage(arg.Said().packed())
	case error:
		return json.RawMessage(Of(arg).packed())
	case fmt.Stringer:
		return arg.String()
	case []byte:
		return string(arg)
	}
	switch v := reflect.ValueOf(arg); {
	case v.CanInt():
		return v.Int()
	case v.CanUint():
		return v.Uint()
	}
	return fmt.Sprint(arg)
}

func pack(parts []any) Text {
	packed, err := json.Marshal(parts)
	if err != nil {
		panic(err) // strings, numbers and what this package packed itself
	}
	return Text(packed)
}

// packed is the array of the text, also of one without arguments.
func (t Text) packed() Text {
	if strings.HasPrefix(string(t), `["`) && json.Valid([]byte(t)) {
		return t
	}
	return pack([]any{string(t)})
}

// parts gives the pattern and the arguments, nil where it has none.
func (t Text) parts() (pattern string, args []any) {
	var parts []json.RawMessage
	if !strings.HasPrefix(string(t), `["`) || json.Unmarshal([]byte(t), &parts) != nil || json.Unmarshal(parts[0], &pattern) != nil {
		return string(t), nil
	}
	args = []any{}
	for _, p := range parts[1:] {
		var text string
		var number int64
		switch {
		case p[0] == '[':
			args = append(args, Text(p))
		case json.Unmarshal(p, &number) == nil:
			args = append(args, number)
		case json.Unmarshal(p, &text) == nil:
			args = append(args, text)
		}
	}
	return pattern, args
}

// In says the text in another language, of which translate gives the pattern of an English one.
func (t Text) In(translate func(pattern string) string) string {
	pattern, args := t.parts()
	if pattern != "" {
		pattern = translate(pattern)
	}
	if len(args) == 0 {
		return pattern
	}
	for i, arg := range args {
		if text, ok := arg.(Text); ok {
			args[i] = text.In(translate)
		}
	}
	return fmt.Sprintf(strings.ReplaceAll(pattern, "%w", "%v"), args...)
}

// String says the text in English.
func (t Text) String() string { return t.In(func(pattern string) string { return pattern }) }

// Error says the text in English.
func (t Text) Error() string { return t.String() }

// Said is the text itself.
func (t Text) Said() Text { return t }

// MarshalText gives the text in English, as others read it. Whoever keeps a Text keeps it as the string that it is.
func (t Text) MarshalText() ([]byte, error) { return []byte(t.String()), nil }
