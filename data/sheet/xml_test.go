package sheet

import (
	"strings"
	"testing"
)

// TestTokensAcrossBuffers lets the end of the buffer fall on every byte of a part.
func TestTokensAcrossBuffers(t *testing.T) {
	const part = `<!DOCTYPE a [<!ENTITY b '">'>]><x:a xmlns:x="u" b = "1&amp;2" x:c='é'><!-- - > --><?pi ?><d/>t&#x41;é` + "\r\n" + `<![CDATA[<]]]]><d ></d ></x:a><!-- end -->`
	want, err := ourTokens([]byte(part))
	if err != nil {
		t.Fatal(err)
	}
	if theirs, err := theirTokens([]byte(part)); err != nil || want != theirs {
		t.Fatalf("%q, encoding/xml %q (%v)", want, theirs, err)
	}
	for split := range len(part) {
		got, err := ourTokens([]byte(strings.Repeat(" ", xmlBuffer-split) + part))
		if err != nil || got != want {
			t.Fatalf("split at %q: %q, %v", part[split:], got, err)
		}
		if _, err := ourTokens([]byte(part[:split])); err == nil && split < strings.LastIndex(part, "<!--") {
			t.Fatalf("%q counts as whole", part[:split])
		}
	}
}

func TestTokenLimits(t *testing.T) {
	for name, part := range map[string]string{
		"text":       "<a>" + strings.Repeat("x", 2*maxToken),
		"attribute":  `<a b="` + strings.Repeat("x", 2*maxToken),
		"comment":    "<a><!--" + strings.Repeat("x", 2*maxToken),
		"depth":      strings.Repeat("<a>", maxOpenText/4+1),
		"attributes": "<a " + strings.Repeat("b=''", maxAttrs+1),
	} {
		if _, err := ourTokens([]byte(part)); err == nil || strings.Contains(err.Error(), "breaks off") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNotWellFormed(t *testing.T) {
	for _, part := range []string{
		"", "   ", "x", "<a>", "<a></b>", "<a></ab>", "</a>", "<a/><a/>", "<a/>x", "x<a/>", "<a b/>", "<a b=1/>", `<a b="1/>`, `<a b="<"/>`,
		`<a b="1"c="2"/>`, `<a b="1" b="2"/>`, "<a>&b;</a>", "<a>&</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#x110000;</a>", "<a>]]></a>", "<a>\x02</a>",
		"<a>\xff</a>", "<a><!-- -- --></a>", "<a><!x></a>", "<a><!DOCTYPE a></a>", " <?xml version='1.0'?><a/>", "<a><??></a>", "< a/>", "<:a/>", "<a:b:c/>", "<a:/>",
		"<x:a/>", `<a x:b="1"/>`, "<a/ >", "<a><", "<![CDATA[x]]><a/>", "<a\x00/>", "<é/>",
		`<?xml version="1.0" encoding="gbk"?><a/>`, "\xff\xfe<\x00a\x00/\x00>\x00", "<\x00a\x00/\x00>\x00",
	} {
		if tokens, err := ourTokens([]byte(part)); err == nil {
			t.Errorf("%q is read as %q", part, tokens)
		}
	}
}
