package main

import (
	"encoding/json"
	"fmt"

	"parcelbook/resources"
)

// loadWords gives the English texts of translation keys; a key without a text stands for itself.
func loadWords() (func(key string) string, error) {
	texts := map[string]string{}
	if err := json.Unmarshal(resources.Translation("en"), &texts); err != nil {
		return nil, fmt.Errorf("the program's own texts cannot be read: %w", err)
	}
	return func(key string) string {
		if text, ok := texts[key]; ok {
			return text
		}
		return key
	}, nil
}
