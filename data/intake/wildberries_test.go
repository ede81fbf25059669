package intake

import (
	"strings"
	"testing"
)

// What Wildberries pays on top of what is due for goods is the seller's, in a column of its own whose name changed.
func TestWildberriesPaysOnTop(t *testing.T) {
	for _, onTop := range []string{"Доплаты", "Корректировка Вознаграждения Вайлдберриз (ВВ)"} {
		header := strings.Join([]string{
			"Тип документа", "Обоснование для оплаты", "Артикул продавца", "Дата продажи", "Вайлдберриз реализовал Товар (Пр)",
			"К перечислению Продавцу за реализованный Товар", "Услуги по доставке товара покупателю", "Общая сумма штрафов", onTop, "Номер отчета", "Srid",
		}, "\t")
		r := mustRead(t, Request{}, header,
			"Продажа\tПродажа\tT1\t2026-03-09\t900\t760\t0\t0\t0\t41\ts1",
			"\tШтрафы и доплаты\tT1\t2026-03-09\t0\t0\t0\t0\t12,50\t41\ts1",
			"\tШтраф\tT1\t2026-03-09\t0\t0\t0\t30\t0\t41\ts2")
		var net, fees int64
		for _, l := range r.Lines {
			net += l.Net
			fees += l.FeeTotal()
		}
		if r.Format != "wildberries_weekly" || net != 76000+1250-3000 || fees != 14000-1250+3000 || len(r.Problems) != 0 {
			t.Errorf("%s: %s, net %d, fees %d: %v", onTop, r.Format, net, fees, reasons(r))
		}
	}
}
