package book

import (
	"path/filepath"
	"strings"
	"unicode"

	"parcelbook/data/intake"
	"parcelbook/data/store"
)

// likeFiles are the earlier files that were read by the format of a file and have its header: whose they were, the file
// itself may be. What was undone does not count.
type likeFiles struct {
	named []store.Owned // those that are called alike too, the newest first
	all   []store.Owned
}

func findLike(tx *store.Tx, r *intake.Result) (likeFiles, error) {
	all, err := tx.FilesLike(r.Format, headerOf(r.Columns))
	like := likeFiles{all: all}
	for _, f := range all {
		if s := stem(r.File); s != "" && stem(f.File) == s {
			like.named = append(like.named, f)
		}
	}
	return like, err
}

// stem is what stays the same in the names of files that come again and again: no digits, signs or case.
func stem(file string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, strings.TrimSuffix(file, filepath.Ext(file)))
}

// agreed gives the newest of the files where all of them are of one holder.
func agreed(files []store.Owned) (newest store.Owned, ok bool) {
	for _, f := range files {
		if f.Holder != files[0].Holder {
			return newest, false
		}
	}
	if len(files) == 0 {
		return newest, false
	}
	return files[0], true
}

// likeliest is the holder to propose, "" where there is none.
func (l likeFiles) likeliest() string {
	for _, files := range [][]store.Owned{l.named, l.all} {
		if len(files) > 0 {
			return files[0].Holder
		}
	}
	return ""
}
