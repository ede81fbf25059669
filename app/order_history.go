package app

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/book"
)

// orderHistory is the tab of who changed the order, when, from what to what.
type orderHistory struct {
	item  *container.TabItem
	table *table.Table[data.Audit]
}

func newOrderHistory(f *orderForm) *orderHistory {
	h := &orderHistory{}
	h.table = newTable(f.w, auditColumns(), inMemory(auditColumns(), func(ctx context.Context) ([]data.Audit, error) {
		var all []data.Audit
		for _, kind := range []string{"order", "alias"} {
			trail, err := f.w.book.AuditTrail(ctx, data.AuditFilter{Kind: kind, Record: &f.id})
			if err != nil {
				return nil, err
			}
			all = append(all, trail...)
		}
		slices.SortFunc(all, func(a, b data.Audit) int { return cmp.Compare(b.ID, a.ID) })
		return all, nil
	}), func(o *table.Options[data.Audit]) {
		o.Empty = table.Notice(lang.X("history.none", "Nothing was changed since the order was taken in."))
		o.Open = func(a data.Audit) { f.w.showDetail(lang.X("history.title", "Change"), auditGrid(a, "")) }
	})
	h.item = container.NewTabItem(lang.X("order.tab.history", "History"), h.table.Object)
	return h
}

func (h *orderHistory) tab() *container.TabItem { return h.item }

func (h *orderHistory) show(book.OrderDetail) { h.table.Reload() }

// orderDifferences is the tab of what statements and the book disagree on for the order.
type orderDifferences struct {
	item   *container.TabItem
	list   *differenceList
	detail book.OrderDetail
}

func newOrderDifferences(f *orderForm) *orderDifferences {
	d := &orderDifferences{}
	d.list = newDifferenceList(f.w, f.stack, shown(data.DifferenceColumns(), func() []data.Difference { return d.detail.Differences }))
	d.item = container.NewTabItem(lang.X("order.tab.differences", "Differences"), d.list.object)
	return d
}

func (d *orderDifferences) tab() *container.TabItem { return d.item }

func (d *orderDifferences) show(detail book.OrderDetail) {
	d.detail = detail
	d.list.table.Reload()
}
