package intake

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"parcelbook/data/sheet"
)

// olderOrders are AliExpress's orders as it exported them until 2018: with the buyers' e-mail addresses, in dollars, all
// goods of an order in one cell, more than one waybill in one.
func olderOrders() [][]string {
	return [][]string{
		{
			"订单号", "订单状态", "负责人(业务员)", "买家名称", "买家邮箱", "下单时间", "付款时间", "产品总金额", "物流费用", "订单金额", "满立减", "产品信息\n（双击单元格展开所有产品信息！）", "订单备注", "收货地址",
			"收货人名称", "收货国家", "州/省", "城市", "地址", "邮编", "联系电话", "手机", "买家选择物流", "发货期限", "实际发货物流:运单号", "发货时间", "确认收货时间",
		},
		{
			"701234567890123", "等待您发货", "店主", "Ivan Obraztsov", "ivan@example.com", "2018-03-02 10:15", "2018-03-02 10:31", "$ 1,028.49", "$ 1.50", "$ 1,024.99", "$ 5.00",
			"【1】Lamp (new) 【USB】\n(产品属性: Color:Black、Plug:EU)\n(商家编码:LMP-USB-01)\n(产品数量:2 piece)\n(物流等级&买家选择物流:AliExpress Standard Shipping)\n" +
				"【2】Wool socks\n(商家编码:SCK-WL-5P)\n(产品数量:1 lot)\n", "gift", "ul. Primernaya 1, Kazan, Tatarstan, Russian Federation", "Ivan Obraztsov", "Russian Federation", "Tatarstan", "Kazan",
			"ul. Primernaya 1", "020000", "", "79055550101", "AliExpress Standard Shipping", "2018-03-09 10:31", "", "", "",
		},
		{
			"0701234567890124", "订单结束", "店主", "Ana Modelo", "", "2018-02-01 08:00", "2018-02-01 08:10", "$ 12.00", "$ 0.00", "$ 12.00", "", "【1】Mug\n(产品属性: )\n(商家编码:)\n(产品数量:1 piece)\n", "",
			"Calle 1", "Ana Modelo", "Spain", "Madrid", "Madrid", "Calle 1", "08001", "34-910000000", "", "", "", "China Post:RB000000011CN\nYanwen:UA000000022YP", "2018-02-03 09:00", "2018-03-01 12:00",
		},
		{
			"701234567890125", "订单结束", "店主", "Bo Muster", "bo@example.com", "2018-02-05 08:00", "", "$ 9.90", "$ 2.00", "$ 11.90", "", "【1】Cable\n(商家编码:CBL-TC-2M)\n(产品数量:3 piece)\n", "",
			"Weg 1", "Bo Muster", "Germany", "", "Berlin", "Weg 1", "01099", "", "491700000001", "", "", "", "", "",
		},
	}
}

// writeOld saves rows as an old workbook by LibreOffice.
func writeOld(t *testing.T, path string, rows [][]string) {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	book := excelize.NewFile()
	for i, row := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		check(t, err)
		check(t, book.SetSheetRow("Sheet1", at, &row))
	}
	folder := t.TempDir()
	newer := filepath.Join(folder, strings.TrimSuffix(filepath.Base(path), ".xls")+".xlsx")
	check(t, book.SaveAs(newer))
	out, err := exec.CommandContext(t.Context(), office, "-env:UserInstallation=file://"+folder+"/office", "--headless", "--convert-to", "xls", "--outdir", filepath.Dir(path), newer).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// Orders saved as an old .xls by LibreOffice, which is what AliExpress itself exported for years, make exactly the records
// written down beside them.
func TestOldWorkbooks(t *testing.T) {
	for name, rows := range map[string][][]string{"aliexpress_orders.xls": nil, "aliexpress_orders_2018.xls": olderOrders()} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join("testdata", name)
			if *update && rows != nil {
				writeOld(t, path, rows)
			}
			f, err := sheet.Open(path, sheet.Options{})
			check(t, err)
			defer func() { check(t, f.Close()) }()
			if rows != nil {
				stored, err := readTable(t.Context(), f, "Sheet1", 0, nil)
				check(t, err)
				for i := range rows {
					if diff := cmp.Diff(strings.TrimRight(strings.Join(rows[i], "|"), "|"), strings.Join(stored.rows[i].texts(), "|")); f.Container() != "xls" || diff != "" {
						t.Errorf("a %s; write it anew with -update: %s", f.Container(), diff)
					}
				}
			}
			r, err := Read(t.Context(), f, Request{Currency: "EUR"})
			check(t, err)
			checkRows(t, r)
			golden := path + ".golden"
			got := describe(t, r)
			if *update {
				check(t, os.WriteFile(golden, []byte(got), 0o600))
			}
			want, err := os.ReadFile(golden)
			check(t, err)
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
