package resources

import "strings"

// formatSamples are small files of the known formats, by file name: true layouts, made-up people, sums that add up.
func formatSamples() map[string]sample {
	files := map[string]sample{}
	for _, some := range []map[string]sample{orderSamples(), marketSamples(), statementSamples(), accountSamples(), payoutSamples(), paypalSamples(), processorSamples(), regionSamples()} {
		for name, s := range some {
			files[name] = s
		}
	}
	return files
}

// headers parts a header written on one line.
func headers(line string) []string { return strings.Split(line, ",") }

// cells are a row's values by header; headers that are not named are blank.
type cells map[string]string

// grid lays rows out under a header.
func grid(header []string, rows ...cells) [][]string {
	at := map[string]int{}
	for i, name := range header {
		at[name] = i
	}
	lines := [][]string{header}
	for _, row := range rows {
		line := make([]string, len(header))
		for name, value := range row {
			i, ok := at[name]
			if !ok {
				panic("there is no header " + name)
			}
			line[i] = value
		}
		lines = append(lines, line)
	}
	return lines
}

// with is a row like another, with other values.
func (c cells) with(more cells) cells {
	row := cells{}
	for _, values := range []cells{c, more} {
		for name, value := range values {
			row[name] = value
		}
	}
	return row
}
