package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/reports"
)

// customers is the tab of all customers.
type customers struct {
	*stack
	w        *Window
	table    *table.Table[data.CustomerRow]
	search   *textEntry
	verified *choice[data.Verification]
	said     *countLabel
}

func newCustomers(w *Window) *customers {
	c := &customers{w: w, said: newCountLabel()}
	c.search = newSearch(lang.X("customers.search", "Search name, phone, email, address"), func(string) { c.table.Reload() })
	c.verified = newChoice("", func(data.Verification) { c.table.Reload() },
		orAny(lang.X("filter.verification", "All customers"), wordOptions("verification", verifications()...))...)
	open := button(lang.X("customers.open", "Open"), theme.FileTextIcon(), func() {
		c.table.Selected(func(rows []data.CustomerRow) { c.open(rows[0]) })
	})
	c.table = newTable(w, c.columns(), c.source, func(o *table.Options[data.CustomerRow]) {
		o.Empty = table.Notice(lang.X("customers.none", "No customers here. They come with the orders, or are made by hand."),
			button(lang.X("customers.new", "New customer"), theme.ContentAddIcon(), c.CreateNew))
		o.Open = c.open
		o.Tint = func(row data.CustomerRow, column string) fyne.ThemeColorName {
			if column == "verification" && row.Verification == data.Refused {
				return theme.ColorNameError
			}
			return ""
		}
		o.Loaded = c.said.loaded
		o.Changed = func(n int) {
			c.said.changed(n)
			enabled(n == 1, open)
		}
		o.Sort = "name"
		rememberSort(w, "customers", o)
	})
	c.stack = newStack(w, container.NewBorder(container.NewVBox(
		filterBar(c.search, c.verified.box),
		actionBar(c.said, button(lang.X("customers.new", "New customer"), theme.ContentAddIcon(), c.CreateNew), open,
			button(lang.X("list.export", "To Excel…"), theme.DocumentSaveIcon(), c.Export)),
	), nil, nil, nil, c.table.Object))
	c.home = c.table.Focus
	return c
}

func verifications() []data.Verification {
	return []data.Verification{data.Unverified, data.Asked, data.Verified, data.Refused}
}

func (c *customers) columns() []data.Column[data.CustomerRow] {
	return data.CustomerColumns(c.w.book.Settings().Currency)
}

func (c *customers) title() string { return lang.X("tab.customers", "Customers") }

func (c *customers) icon() fyne.Resource { return theme.AccountIcon() }

func (c *customers) refresh() {
	c.table.Reload()
	if f := c.top(); f != nil {
		f.refresh()
	}
}

// FocusSearch puts the keyboard into the search field.
func (c *customers) FocusSearch() { c.w.win.Canvas().Focus(c.search) }

// CreateNew opens an empty customer.
func (c *customers) CreateNew() { c.push(newCustomerForm(c.w, c.stack, 0)) }

func (c *customers) open(row data.CustomerRow) { c.push(newCustomerForm(c.w, c.stack, row.ID)) }

func (c *customers) filter() data.CustomerFilter {
	return data.CustomerFilter{Search: c.search.Text, Verification: chosen(c.verified)}
}

func (c *customers) source() table.Source[data.CustomerRow] {
	f := c.filter()
	return table.Source[data.CustomerRow]{
		Count: func(ctx context.Context) (int, error) { return c.w.book.CountCustomers(ctx, f) },
		Rows: func(ctx context.Context, p data.Page) ([]data.CustomerRow, error) {
			page := f
			page.Page = p
			return c.w.book.Customers(ctx, page)
		},
	}
}

// Print makes a PDF of the customers shown.
func (c *customers) Print() { c.w.printReport(c.report()) }

// Export writes the customers shown to a workbook.
func (c *customers) Export() {
	f := c.filter()
	f.Page = c.table.Order()
	c.w.exportReport("customers", func(ctx context.Context) (reports.Report, error) {
		rows, err := c.w.book.ExportCustomers(ctx, f)
		return reports.List("customers", data.ExportedCustomerColumns(c.w.book.Settings().Currency), rows), err
	})
}

func (c *customers) report() func(context.Context) (reports.Report, error) {
	f, columns := c.filter(), c.columns()
	f.Page = c.table.Order()
	return func(ctx context.Context) (reports.Report, error) {
		rows, err := c.w.book.Customers(ctx, f)
		return reports.List("customers", columns, rows), err
	}
}
