package say

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// Errorf is fmt.Errorf with an error that can be said in another language.
func Errorf(pattern Text, args ...any) error {
	return &failure{fmt.Errorf(string(pattern), args...), pattern, args}
}

type failure struct {
	error
	pattern Text
	args    []any
}

func (f *failure) Said() Text    { return Textf(f.pattern, f.args...) }
func (f *failure) Unwrap() error { return f.error }

// Of gives what an error says, as far as possible in parts that have another language.
func Of(err error) Text { return Join("%s\n%s", Each(err)...) }

// Each gives what each of the errors says that are joined in one.
func Each(err error) []Text {
	switch e := err.(type) {
	case nil:
		return nil
	case *fs.PathError:
		return []Text{Textf("%s %s: %s", deed(e.Op), e.Path, Of(e.Err))}
	case interface{ Said() Text }:
		return []Text{e.Said()}
	case interface{ Unwrap() []error }:
		if all := e.Unwrap(); errors.Join(all...).Error() == err.Error() {
			var texts []Text
			for _, one := range all {
				texts = append(texts, Each(one)...)
			}
			return texts
		}
	}
	if inner := errors.Unwrap(err); inner != nil {
		if before, ok := strings.CutSuffix(err.Error(), inner.Error()); ok {
			return []Text{Textf("%s%s", before, Of(inner))}
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return []Text{"no such file or directory"}
	case errors.Is(err, fs.ErrPermission):
		return []Text{"permission denied"}
	}
	return []Text{Raw(err.Error())}
}

// deed is what was tried with a file.
func deed(op string) Text {
	switch op {
	case "open":
		return "open"
	case "stat":
		return "stat"
	case "read":
		return "read"
	case "write":
		return "write"
	}
	return Raw(op)
}
