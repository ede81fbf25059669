// Package data is the domain: the records of a seller's book, what makes them valid, how lists of them are
// narrowed, and the columns by which they are shown and exported. It knows neither SQL nor windows.
package data
