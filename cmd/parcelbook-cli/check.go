package main

import (
	"fmt"

	"parcelbook/data/book"
)

type checkCommand struct{}

// Run says what is wrong with the book.
func (c *checkCommand) Run(s *session) error {
	return s.read(func(b *book.Book) error {
		wrong, err := b.Check(s.ctx)
		if err != nil {
			return err
		}
		for _, w := range wrong {
			if err := s.printf("%s\n", w); err != nil {
				return err
			}
		}
		if len(wrong) > 0 {
			return fmt.Errorf("%s: %d things are wrong, listed above; restore a backup made before them", s.path, len(wrong))
		}
		return s.printf("The book is sound.\n")
	})
}
