package pdf

import (
	"strings"
	"unicode"
)

// wrap breaks s into lines no wider than w: at spaces and between Chinese or Japanese letters, inside a word
// only where the word alone is too wide. After so many lines the rest is cut, which an ellipsis shows.
func (f *fonts) wrap(s string, at face, w length, lines int) []string {
	var out []string
	rest := strings.TrimSpace(s)
	for rest != "" {
		if len(out) == lines-1 {
			return append(out, f.cut(rest, at, w))
		}
		n := f.fitting(rest, at, w)
		out = append(out, strings.TrimSpace(rest[:n]))
		rest = strings.TrimSpace(rest[n:])
	}
	return out
}

// cut is s as far as it fits into w, with an ellipsis where it does not.
func (f *fonts) cut(s string, at face, w length) string {
	if f.width(s, at) <= w {
		return s
	}
	w -= f.width(ellipsis, at)
	end, used := 0, length(0)
	for i, r := range s {
		if used += f.width(string(r), at); used > w {
			break
		}
		end = i + len(string(r))
	}
	return strings.TrimSpace(s[:end]) + ellipsis
}

// fitting is the length in bytes of the first line of s: at least one letter.
func (f *fonts) fitting(s string, at face, w length) int {
	used, lastBreak := length(0), 0
	previous := rune(0)
	for i, r := range s {
		if i > 0 && breakBetween(previous, r) {
			lastBreak = i
		}
		used += f.width(string(r), at)
		if used > w && i > 0 && r != ' ' {
			if lastBreak > 0 {
				return lastBreak
			}
			return i
		}
		previous = r
	}
	return len(s)
}

// breakBetween says whether a line may end between two letters.
func breakBetween(a, b rune) bool {
	return a == ' ' || a == '-' && !unicode.IsDigit(b) || ideograph(a) && !closing(b) || ideograph(b) && !opening(a)
}

func ideograph(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || closing(r)
}

// closing and opening are the punctuation that no line begins or ends with.
func closing(r rune) bool { return strings.ContainsRune("，。、；：！？）」』》】", r) }

func opening(r rune) bool { return strings.ContainsRune("（「『《【", r) }
