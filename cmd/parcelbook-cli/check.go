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
			return fmt.Errorf("%s: what is wrong is listed above; restore a backup made before it", s.path)
		}
		return s.printf("The book is sound.\n")
	})
}
