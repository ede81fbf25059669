package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"regexp"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/say"
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
	// A file is recognised by Values, what the cells of some of its columns look like; without them such a format is
	// used where it is asked for.
	NoHeader bool              `json:"no_header,omitempty"`
	Values   map[string]string `json:"values,omitempty"` // pattern by column letter
	// Head gives the cells over the rows of data, such as "B1", that tell a statement's paid_date, reference and net.
	Head map[string]string `json:"head,omitempty"`

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

	// Below lists headers that stand in a further header lower down, whose rows say more of the same orders: their columns go
	// beside those of the first header, and under those of the same name.
	Below []string `json:"below,omitempty"`

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
	// TaxAdded lists the currencies of countries where prices are without tax, which is added; in others they have it in
	// them. None: it is added in all.
	TaxAdded []string `json:"tax_added,omitempty"`
	// Item is the header of what only rows of products have. In an order of several rows one without it sums the
	// order up: it is no line, and what the others say of the order's amounts does not count.
	Item string `json:"item,omitempty"`

	Dates   string `json:"dates,omitempty"`   // "dmy", "mdy" or (with years of two digits) "ymd" where a column does not show it
	Dates12 string `json:"dates12,omitempty"` // the same, of dates whose time of day has AM or PM
	Decimal string `json:"decimal,omitempty"` // "." or "," where a column does not show it

	Status  []StatusWords `json:"status,omitempty"`
	Methods []MethodWords `json:"methods,omitempty"`
	Entries []EntryWords  `json:"entries,omitempty"`

	// How rows make statement lines. Without any of these a row is a line.
	// Group: rows of the same waybill, or else order number, that are entries of the same type are one line.
	Group bool `json:"group,omitempty"`
	// Parts says by the words of the entry what the amount of a row, its net, is a part of: "collected" where none
	// fits, "fee" (whose kind is the last column of the entry) or "freight".
	Parts []PartWords `json:"parts,omitempty"`
	// Carry lists fields that hold for the rows below too, where these are blank.
	Carry []string `json:"carry,omitempty"`
	// Withdrawals gives the headers of rows that tell of a payout to the bank, where these have columns of their
	// own: of net, paid_date and reference.
	Withdrawals map[string]string `json:"withdrawals,omitempty"`
	// NetBeforeFees: what is called net has freight and the fees that are named still to come off.
	NetBeforeFees bool `json:"net_before_fees,omitempty"`
	// RestFee is the kind of fee of what no column names: what is left between collected, the fees and net.
	RestFee string `json:"rest_fee,omitempty"`
	// Skip lists by header the words of rows that are not settled yet, or not by money of the seller's, or of rows that
	// are no orders. They are skipped, and told. A word that ends in "*" stands for all that begin so.
	Skip map[string][]string `json:"skip,omitempty"`
	// CurrencyBy gives the currency of files whose name holds a word.
	CurrencyBy map[string]string `json:"currency_by,omitempty"`
	// FeeSign is "-" where all that is kept back is written below zero, "+" where it is above. Else each column
	// shows it.
	FeeSign string `json:"fee_sign,omitempty"`
	// Debits lists the headers of amounts that take money away and are written above zero, beside a column of those
	// that bring it; alone, it has below zero what brings money. So is what is collected then, of which only a payment's stays
	// so where its net takes money away.
	Debits []string `json:"debits,omitempty"`
	// Directions are the words of the column that says which way the money of a row goes, where they are others than
	// usual, or are meant as in the books of the other side.
	Directions DirectionWords `json:"directions,omitzero"`
	Total      *TotalCell     `json:"total,omitempty"`

	// Also are the layouts of further sheets of the same workbook, whose rows are lines of the same statement.
	Also []Format `json:"also,omitempty"`
}

// CellGrammar says how one cell holds several fields, or several items of them. Of a statement it is one line, and what the
// cell holds of a field comes before the field's own columns.
type CellGrammar struct {
	Header   []string          `json:"header"`
	Split    string            `json:"split"`  // pattern between items
	Fields   map[string]string `json:"fields"` // pattern of each field in an item; its first group is the value
	Required []string          `json:"required"`
	// Beside: the items are more of what the cell of the grammar before it holds, one for one. Where here is only
	// one, so is there.
	Beside bool `json:"beside,omitempty"`
}

// TotalCell says where a statement names its total: right of a label on another sheet, or in a column that only the
// row of the total fills, which is no data then.
type TotalCell struct {
	Sheet  string `json:"sheet,omitempty"` // "a|b" is either
	Label  string `json:"label,omitempty"` // "a|b" is either
	Column string `json:"column,omitempty"`
	Each   bool   `json:"each,omitempty"` // every row has in Column the total of the statement it is on, by its reference
	// Where the sheet goes on to what is paid out in another currency, the labels of that and of the rate.
	Paid string `json:"paid,omitempty"`
	Rate string `json:"rate,omitempty"`
}

// on says whether a sheet is the one with the total.
func (t *TotalCell) on(name string) bool {
	return t != nil && t.Sheet != "" && slices.Contains(strings.Split(t.Sheet, "|"), name)
}

// Formats gives the built-in formats.
func Formats() ([]Format, error) {
	lib, err := builtin()
	if err != nil {
		return nil, err
	}
	return slices.Clone(lib.formats), nil
}

// Said is the title of the format; one of the seller's own has no other than its name.
func (f *Format) Said() say.Text {
	if f.Title == f.Name {
		return say.Raw(f.Name)
	}
	return say.Word(f.Title)
}

// ParseFormat reads a format from JSON and checks it.
func ParseFormat(text []byte) (Format, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	var f Format
	if err := decoder.Decode(&f); err != nil {
		return Format{}, say.Errorf("not a format: %w; compare it with one that was exported", err)
	}
	return f, f.Validate()
}

// Validate says what is missing or impossible in the format.
func (f Format) Validate() error {
	var errs []error
	if f.Name == "" {
		errs = append(errs, say.Text("a format needs a name: give it one"))
	}
	switch f.Kind {
	case Orders, Statements, Delivered:
	default:
		errs = append(errs, say.Errorf("%q is not a kind of file: choose orders, statement or delivery", string(f.Kind)))
	}
	if (f.Kind == Statements) != (f.Statement != "") {
		errs = append(errs, say.Text("a format of statements, and no other, names the kind of statement: cod, payout, ledger or freight"))
	}
	if len(f.Recognise)+len(f.Needs) == 0 && !f.exact() {
		errs = append(errs, say.Text(`nothing says by which headers or fields a file is recognised: list under "recognise" headers that only such files have, or under "needs" fields that they must have`))
	}
	if len(f.Below) > 0 && len(f.Recognise) == 0 {
		errs = append(errs, say.Text(`only a format that is recognised by its headers has further ones below: list these under "recognise"`))
	}
	errs = append(errs, Answers{Dates: f.Dates, Decimal: f.Decimal, Currency: f.Currency}.Validate())
	if f.Method != "" && !f.Method.Valid() {
		errs = append(errs, say.Errorf("%q is not a method: choose online, cod or card", string(f.Method)))
	}
	errs = append(errs, f.checkExact())
	errs = append(errs, Answers{Dates: f.Dates12}.Validate())
	errs = append(errs, f.checkFields()...)
	for _, pattern := range f.Footers {
		errs = append(errs, checkPattern(pattern))
	}
	errs = append(errs, f.checkEntries()...)
	for _, also := range f.Also {
		also.Name, also.Kind, also.Statement = f.Name, f.Kind, f.Statement
		errs = append(errs, also.Validate())
	}
	errs = append(errs, checkStatus(f.Status))
	return errors.Join(errs...)
}

// addsTax says whether prices in a currency are without their tax.
func (f *Format) addsTax(currency string) bool {
	return len(f.TaxAdded) == 0 || slices.Contains(f.TaxAdded, currency)
}

// exact says whether the format names exactly the columns that it takes.
func (f Format) exact() bool { return f.Exact || f.NoHeader }

// Columns lists the columns that an exact format names, by which it is recognised.
func (f Format) Columns() []string {
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
		return say.Text(`an exact format takes no other headers, and is recognised by all that it names: leave out "shared" and "recognise"`)
	case len(f.Columns()) == 0:
		return say.Text("no column is named: name one for each field")
	case !f.NoHeader && !slices.ContainsFunc(f.Columns(), func(name string) bool { return !strings.HasPrefix(name, "[") }):
		return say.Text("no column that is chosen has a header: nothing would recognise the file; choose one that has, or write a header into the file")
	case f.NoHeader && slices.ContainsFunc(f.Columns(), func(name string) bool { return !columnLetter.MatchString(name) }):
		return say.Text("without a header, columns are named by their letters: write A, B and so on")
	}
	return nil
}

var columnLetter = regexp.MustCompile(`^[A-Z]{1,3}$`)

// checkPattern says what is wrong with a pattern.
func checkPattern(pattern string) error {
	if _, err := regexp.Compile(pattern); err != nil {
		return say.Errorf("the pattern %q cannot be used: %w; mend it, with \\ before each sign that stands for itself", pattern, err)
	}
	return nil
}

// noField says that a field has no such name.
func noField(name string) error {
	return say.Errorf("there is no field %q: choose from %s", name, namesOf(AllFields()))
}

// namesOf lists the names of fields, as formats write them.
func namesOf(fields []Field) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.String()
	}
	return strings.Join(names, ", ")
}

func (f Format) checkFields() []error {
	var errs []error
	known := func(name string) {
		if _, ok := ParseField(name); !ok {
			errs = append(errs, noField(name))
		}
	}
	for _, name := range f.Sum {
		if field, ok := ParseField(name); !ok || !slices.Contains(orderAmounts, field) {
			errs = append(errs, say.Errorf("%q is no amount of an order: choose from %s", name, namesOf(orderAmounts)))
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
			errs = append(errs, say.Text("the first grammar has none before it to be beside: put it after the one that it goes with"))
		}
		errs = append(errs, checkPattern(cell.Split))
		for name, pattern := range cell.Fields {
			known(name)
			err := checkPattern(pattern)
			if compiled, broken := regexp.Compile(pattern); broken == nil && compiled.NumSubexp() != 1 {
				err = say.Errorf("the pattern of %s needs one group: put brackets around what is the value", name)
			}
			errs = append(errs, err)
		}
		for _, name := range cell.Required {
			if _, ok := cell.Fields[name]; !ok {
				errs = append(errs, say.Errorf("%s is required and has no pattern: add one, or do not require it", name))
			}
		}
	}
	return errs
}

var (
	headFields = []string{Net.String(), PaidDate.String(), Reference.String()}
	cellName   = regexp.MustCompile(`^[A-Z]{1,3}[1-9][0-9]{0,2}$`)
)

// checkEntries says what is impossible in how rows make statement lines.
func (f Format) checkEntries() []error {
	var errs []error
	for _, p := range f.Parts {
		if !slices.Contains([]string{Collected.String(), Fee.String(), Freight.String()}, p.Part) {
			errs = append(errs, say.Errorf("an amount is part of what is collected, a fee or freight, not of %q: choose collected, fee or freight", p.Part))
		}
	}
	for _, name := range f.Carry {
		if _, ok := ParseField(name); !ok {
			errs = append(errs, noField(name))
		}
	}
	for name := range f.Withdrawals {
		if !slices.Contains(headFields, name) {
			errs = append(errs, say.Errorf("a withdrawal has no %q: choose from %s", name, strings.Join(headFields, ", ")))
		}
	}
	for name, cell := range f.Head {
		if !slices.Contains(headFields, name) || !cellName.MatchString(cell) {
			errs = append(errs, say.Errorf("the head of a statement has no %q in %q: choose from %s, and a cell such as B1", name, cell, strings.Join(headFields, ", ")))
		}
	}
	for column, pattern := range f.Values {
		if !columnLetter.MatchString(column) || !f.NoHeader {
			errs = append(errs, say.Text(`a file without a header is recognised by the values of columns named by their letters: write A, B and so on, and say "no_header"`))
		}
		errs = append(errs, checkPattern(pattern))
	}
	for _, code := range slices.Concat(f.TaxAdded, slices.Collect(maps.Values(f.CurrencyBy))) {
		errs = append(errs, Answers{Currency: code}.Validate())
	}
	if !slices.Contains([]string{"", "+", "-"}, f.FeeSign) {
		errs = append(errs, say.Errorf("%q is no sign of fees: write + or -, or leave it out", f.FeeSign))
	}
	errs = append(errs, f.Directions.check())
	if t := f.Total; t != nil && (t.Column != "") == (t.Sheet != "" && t.Label != "") {
		errs = append(errs, say.Text("a total is in a column, or right of a label on a sheet: name the column alone, or the sheet and the label"))
	}
	return errs
}
