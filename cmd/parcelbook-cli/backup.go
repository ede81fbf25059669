package main

import "parcelbook/data/book"

type backupCommand struct{}

// Run makes a copy now.
func (c *backupCommand) Run(s *session) error {
	return s.read(func(b *book.Book) error {
		path, err := b.Backup(s.ctx)
		if err != nil {
			return err
		}
		return s.printf("%s\n", path)
	})
}
