package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"parcelbook/data"
)

// Format is a layout of spreadsheets, as data. Headers and words are compared without regard to case,
// accents, punctuation and line breaks.
type Format struct {
	Name      string             `json:"name"`
	Title     string             `json:"title"`
	Kind      Kind               `json:"kind"`
	Statement data.StatementKind `json:"statement,omitempty"` // of a format of statements
	Channel   string             `json:"channel,omitempty"`
	Carrier   string             `json:"carrier,omitempty"`
	Processor string             `json:"processor,omitempty"`
	Method    data.Method        `json:"method,omitempty"`   // of orders where the file has no such column
	Currency  string             `json:"currency,omitempty"` // where the file names none
	State     data.OrderState    `json:"state,omitempty"`    // of orders of which the file tells nothing further

	// Exact formats name whole headers, which are compared without regard to case and white space only, and take
	// no others. They are recognised by all of them being there, in whatever order. Of headers that are there more
	// than once "Date [2/3]" is the second of three, and "Customer [+1]" is the first column right of another that
	// has no header of its own. A plus sign in a header is doubled.
	Exact bool `json:"exact,omitempty"`
	// NoHeader says that the file has no header: the format is exact, and its headers are the letters of columns.
	// A file cannot be recognised by these, so such a format is used where it is asked for.
	NoHeader bool `json:"no_header,omitempty"`

	// Recognise lists headers that are all there in a file of this layout and nowhere else: "a|b" is either.
	Recognise []string `json:"recognise,omitempty"`
	// Needs lists fields without which a file cannot be read this way: "a|b" is either.
	Needs  []string `json:"needs,omitempty"`
	Sheets []string `json:"sheets,omitempty"` // names of the sheet with the data

	// Fields gives the headers of each field, the best first. "a + b" is two columns that make one value.
	Fields  map[string][]string `json:"fields"`
	CODFees []string            `json:"cod_fees,omitempty"` // headers of the fee that the rate card speaks of
	Shared  bool                `json:"shared,omitempty"`   // also takes the headers of generic.json
	Cells   []CellGrammar       `json:"cells,omitempty"`
	Ignored []string            `json:"ignored,omitempty"` // headers of columns that are known and of no use here

	DescriptionRow bool     `json:"description_row,omitempty"` // the row under the header explains it
	Footers        []string `json:"footers,omitempty"`         // patterns of rows that are no data, on their cells with spaces between
	Blanks         []string `json:"blanks,omitempty"`          // what stands in cells that hold nothing, such as "/"

	// How rows make orders. Without any of these a row is a line, and what it says of the order stands in the first
	// row or in all.
	OneOrderPerRow bool `json:"one_order_per_row,omitempty"`
	// Units: a row is one piece. Rows of an order that say the same of a product are one line.
	Units bool `json:"units,omitempty"`
	// Sum lists amounts of the order of which each row has a part.
	Sum []string `json:"sum,omitempty"`
	// Item is the header of what only rows of products have. In an order of several rows one without it sums the
	// order up: it is no line, and what the others say of the order's amounts does not count.
	Item string `json:"item,omitempty"`

	Dates   string `json:"dates,omitempty"`   // "dmy", "mdy" or (with years of two digits) "ymd" where a column does not show it
	Dates12 string `json:"dates12,omitempty"` // the same, of dates whose time of day has AM or PM
	Decimal string `json:"decimal,omitempty"` // "." or "," where a column does not show it

	Status  []StatusWords `json:"status,omitempty"`
	Methods []MethodWords `json:"methods,omitempty"`
	Entries []EntryWords  `json:"entries,omitempty"`

	Total *TotalCell `json:"total,omitempty"`
}

// CellGrammar says how one cell holds several fields, or several items of them.
type CellGrammar struct {
	Header   []string          `json:"header"`
	Split    string            `json:"split"`  // pattern between items
	Fields   map[string]string `json:"fields"` // pattern of each field in an item; its first group is the value
	Required []string          `json:"required"`
	// Beside: the items are more of what the cell of the grammar before it holds, one for one. Where here is only
	// one, so is there.
	Beside bool `json:"beside,omitempty"`
}

// TotalCell says where a statement names its total: right of a label on another sheet.
type TotalCell struct {
	Sheet string `json:"sheet"`
	Label string `json:"label"`
}

// Formats gives the built-in formats.
func Formats() ([]Format, error) {
	lib, err := builtin()
	if err != nil {
		return nil, err
	}
	return slices.Clone(lib.formats), nil
}

// ParseFormat reads a format from JSON and checks it.
func ParseFormat(text []byte) (Format, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	var f Format
	if err := decoder.Decode(&f); err != nil {
		return Format{}, fmt.Errorf("not a format: %w", err)
	}
	return f, f.Validate()
}

// Validate says what is missing or impossible in the format.
func (f Format) Validate() error {
	var errs []error
	if f.Name == "" {
		errs = append(errs, errors.New("a format needs a name"))
	}
	switch f.Kind {
	case Orders, Statements, Delivered:
	default:
		errs = append(errs, fmt.Errorf("%q is not a kind of file", f.Kind))
	}
	if (f.Kind == Statements) != (f.Statement != "") {
		errs = append(errs, errors.New("a format of statements, and no other, names the kind of statement"))
	}
	if len(f.Recognise)+len(f.Needs) == 0 && !f.exact() {
		errs = append(errs, errors.New("nothing says by which headers or fields a file is recognised"))
	}
	errs = append(errs, Answers{Dates: f.Dates, Decimal: f.Decimal, Currency: f.Currency}.Validate())
	if f.Method != "" && !f.Method.Valid() {
		errs = append(errs, fmt.Errorf("%q is not a method", f.Method))
	}
	errs = append(errs, f.checkExact())
	errs = append(errs, Answers{Dates: f.Dates12}.Validate())
	errs = append(errs, f.checkFields()...)
	for _, pattern := range f.Footers {
		_, err := regexp.Compile(pattern)
		errs = append(errs, err)
	}
	errs = append(errs, checkStatus(f.Status))
	return errors.Join(errs...)
}

// exact says whether the format names exactly the columns that it takes.
func (f Format) exact() bool { return f.Exact || f.NoHeader }

// columns lists the columns that an exact format names.
func (f Format) columns() []string {
	var columns []string
	for _, headers := range f.Fields {
		for _, header := range headers {
			columns = append(columns, joined(header)...)
		}
	}
	for _, header := range f.CODFees {
		columns = append(columns, unquoted(header))
	}
	for _, cell := range f.Cells {
		for _, header := range cell.Header {
			columns = append(columns, unquoted(header))
		}
	}
	slices.Sort(columns)
	return slices.Compact(columns)
}

// checkExact says what an exact format cannot be.
func (f Format) checkExact() error {
	switch {
	case !f.exact():
		return nil
	case f.Shared || len(f.Recognise) > 0:
		return errors.New("an exact format takes no other headers, and is recognised by all that it names")
	case len(f.columns()) == 0:
		return errors.New("no column is named")
	case !f.NoHeader && !slices.ContainsFunc(f.columns(), func(name string) bool { return !strings.HasPrefix(name, "[") }):
		return errors.New("no column that is chosen has a header: nothing would recognise the file")
	case f.NoHeader && slices.ContainsFunc(f.columns(), func(name string) bool { return !columnLetter.MatchString(name) }):
		return errors.New("without a header, columns are named by their letters")
	}
	return nil
}

var columnLetter = regexp.MustCompile(`^[A-Z]{1,3}$`)

func (f Format) checkFields() []error {
	var errs []error
	known := func(name string) {
		if _, ok := ParseField(name); !ok {
			errs = append(errs, fmt.Errorf("there is no field %q", name))
		}
	}
	for _, name := range f.Sum {
		if field, ok := ParseField(name); !ok || !slices.Contains(orderAmounts, field) {
			errs = append(errs, fmt.Errorf("%q is no amount of an order", name))
		}
	}
	for name := range f.Fields {
		known(name)
	}
	for _, need := range f.Needs {
		for name := range strings.SplitSeq(need, "|") {
			known(name)
		}
	}
	for i, cell := range f.Cells {
		if cell.Beside && i == 0 {
			errs = append(errs, errors.New("the first grammar has none before it to be beside"))
		}
		_, err := regexp.Compile(cell.Split)
		errs = append(errs, err)
		for name, pattern := range cell.Fields {
			known(name)
			compiled, err := regexp.Compile(pattern)
			if err == nil && compiled.NumSubexp() != 1 {
				err = fmt.Errorf("the pattern of %s needs one group", name)
			}
			errs = append(errs, err)
		}
		for _, name := range cell.Required {
			if _, ok := cell.Fields[name]; !ok {
				errs = append(errs, fmt.Errorf("%s is required and has no pattern", name))
			}
		}
	}
	return errs
}
