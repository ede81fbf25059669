package data

import "testing"

func TestRunsOfNumbers(t *testing.T) {
	for number, want := range map[string][2]string{
		"7": {"7", ""}, "": {"", ""}, "7 (2026-02)": {"7", "2026-02"}, "7(2026-02)": {"7", "2026-02"}, "A 7  (2026-02-03)": {"A 7", "2026-02-03"},
		"7 (2026-02-03-12)": {"7", "2026-02-03-12"}, "7 (a) (2026-02)": {"7 (a)", "2026-02"},
		"(2026-02)": {"(2026-02)", ""}, " (2026-02)": {" (2026-02)", ""}, "7 (2026)": {"7 (2026)", ""}, "7 (2026-2)": {"7 (2026-2)", ""}, "7 (gift)": {"7 (gift)", ""},
		"7 (2026-02": {"7 (2026-02", ""}, "7 2026-02)": {"7 2026-02)", ""}, "7 (2026-02) b": {"7 (2026-02) b", ""}, "7 (2026-02-03-)": {"7 (2026-02-03-)", ""},
		"7 (2026-02-03-1-2)": {"7 (2026-02-03-1-2)", ""}, "7 (202x-02)": {"7 (202x-02)", ""}, "7 (2026-02-3)": {"7 (2026-02-3)", ""},
	} {
		if base, run := SplitRun(number); base != want[0] || run != want[1] {
			t.Errorf("%q is %q of %q, want %q", number, base, run, want)
		}
	}
	if got := NumberOfRun("7.0", "2026-02"); got != "7 (2026-02)" {
		t.Errorf("it is known by %q", got)
	}
	if got := NumberOfRun("7.0", ""); got != "7.0" {
		t.Errorf("of the first run it is known by %q", got)
	}
	if got := BaseKey(" #a7 (2026-02) "); got != RefKey("A7") {
		t.Errorf("it is looked for by %q", got)
	}
}
