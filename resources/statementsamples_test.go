package resources

import (
	"slices"
	"strings"
)

// statementSamples are what marketplaces and carriers account for, settlements, remittances and invoices.
func statementSamples() map[string]sample {
	return map[string]sample{
		"amazon_settlement.txt":         text('\t', amazonSettlement()),
		"amazon_settlement_eu.txt":      text('\t', amazonSettlementEU()),
		"bluedart_invoice.csv":          text(',', bluedartInvoice()),
		"cod_sgd.csv":                   text(',', codSGD()),
		"cod_tracking.csv":              text(';', codTracking()),
		"cod_vi.xlsx":                   workbook(page{"Đối soát", codVI()}),
		"dhl_invoice.csv":               text(',', dhlInvoice()),
		"empost_invoice.csv":            text(',', empostInvoice()),
		"naza 台湾COD对账单 2026.10.05.xlsx": workbook(nazaCOD()...),
		"shiprocket_batches.csv":        text(',', shiprocketBatches()),
		"shiprocket_orders.csv":         text(',', shiprocketOrders()),
		"shopee_income.xlsx":            workbook(shopeeIncome()...),
		"tiktok_settlement.xlsx":        workbook(page{"Order details", tiktokSettlement()}),
		"tiktok_settlement_pt.xlsx":     workbook(page{"Detalhes do pedido", tiktokSettlementPT()}),
		"ups_invoice.csv":               text(',', upsInvoice()),
		"wildberries_2023.xlsx":         workbook(page{"Sheet1", wildberries("Артикул поставщика", "Название", "Виды логистики, штрафов и доплат", true)}),
		"wildberries_2026.xlsx":         workbook(page{"Sheet1", wildberries("Артикул продавца", "Наименование", "Виды логистики, штрафов и корректировок ВВ", false)}),
	}
}

const amazonHeader = "settlement-id,settlement-start-date,settlement-end-date,deposit-date,total-amount,currency,transaction-type,order-id,merchant-order-id,adjustment-id,shipment-id," +
	"marketplace-name,amount-type,amount-description,amount,fulfillment-id,posted-date,posted-date-time,order-item-code,merchant-order-item-id,merchant-adjustment-item-id,sku," +
	"quantity-purchased,promotion-id"

// amazonEntry is one amount of a settlement.
func amazonEntry(order, kind, amountType, what, amount string) cells {
	return cells{
		"settlement-id": "19000000011", "transaction-type": kind, "order-id": order, "amount-type": amountType, "amount-description": what, "amount": amount,
		"marketplace-name": "Amazon.de", "posted-date": "2026-03-10", "posted-date-time": "2026-03-10 11:02:03 UTC",
	}
}

// amazonSettlement has the total in its first row, and a row for each amount of an order. It pays 81.80 and 40.50 for
// two orders, takes 17.60 back of the first, keeps a fee of 39.00, and holds 12.50 back for later.
func amazonSettlement() [][]string {
	const first, second = "302-0000001-1000001", "302-0000002-1000002"
	return grid(
		headers(amazonHeader),
		cells{
			"settlement-id": "19000000011", "settlement-start-date": "2026-03-06 08:52:26 UTC", "settlement-end-date": "2026-03-20 08:52:26 UTC", "deposit-date": "2026-03-22 08:52:26 UTC",
			"total-amount": "53.20", "currency": "EUR",
		},
		amazonEntry(first, "Order", "ItemPrice", "Principal", "100.00"),
		amazonEntry(first, "Order", "ItemFees", "Commission", "-15.00"),
		amazonEntry(first, "Order", "ItemFees", "FBAPerUnitFulfillmentFee", "-3.20"),
		amazonEntry(second, "Order", "ItemPrice", "Principal", "45.90"),
		amazonEntry(second, "Order", "ItemPrice", "Shipping", "4.10"),
		amazonEntry(second, "Order", "Promotion", "Principal", "-2.00"),
		amazonEntry(second, "Order", "ItemFees", "Commission", "(7.50)"),
		amazonEntry(first, "Refund", "ItemPrice", "Principal", "-20.00"),
		amazonEntry(first, "Refund", "ItemFees", "Commission", "3.00"),
		amazonEntry(first, "Refund", "ItemFees", "RefundCommission", "-0.60"),
		amazonEntry("", "other-transaction", "other-transaction", "Subscription Fee", "-39.00"),
		amazonEntry("", "other-transaction", "other-transaction", "Current Reserve Amount", "-12.50"),
	)
}

// amazonSettlementEU writes decimal commas, and days before months.
func amazonSettlementEU() [][]string {
	const order = "402-0000009-1000009"
	entry := func(what, kind, amount string) cells {
		return amazonEntry(order, "Order", kind, what, amount).with(cells{"settlement-id": "19000000029", "marketplace-name": "Amazon.fr", "posted-date": "12.03.2026", "posted-date-time": "12.03.2026 07:00:00 UTC"})
	}
	return grid(
		headers(amazonHeader),
		cells{
			"settlement-id": "19000000029", "settlement-start-date": "06.03.2026 08:52:26 UTC", "settlement-end-date": "20.03.2026 08:52:26 UTC", "deposit-date": "22.03.2026 08:52:26 UTC",
			"total-amount": "1.054,20", "currency": "EUR",
		},
		entry("Principal", "ItemPrice", "1.234,50"),
		entry("Tax", "ItemPrice", "246,90"),
		entry("MarketplaceFacilitatorTax-Principal", "ItemWithheldTax", "-246,90"),
		entry("Commission", "ItemFees", "-180,30"),
	)
}

func bluedartInvoice() [][]string {
	return [][]string{
		headers("AWB_NO,PICKUP_DT,ACT_WT,CHRG_WT,AMOUNT,ORIGIN,DESTINATION,PIN_CODE,VALUE,PCS,SVC"),
		headers("50000000011,07-Jul-25,0.480,0.500,64.50,BOM,DEL,110001,1499,1,D"),
		headers("50000000022,07-Jul-25,1.200,1.500,118.00,BOM,MAA,600001,2499,1,D"),
	}
}

// codSGD has the fee before the amount, and its currency in the header.
func codSGD() [][]string {
	return [][]string{{"Tracking", "COD Fee", "Collected (SGD)"}, {"SG000000017", "1.20", "SGD 7.5"}, {"SG000000025", "2.00", "1,399"}, {"SG000000033", "1.00", "45.90"}, {"SG000000041", "0", "(12.50)"}}
}

func codTracking() [][]string {
	return [][]string{{"Tracking", "COD"}, {"ES000000017", "45,90"}, {"ES000000025", "1.234,50"}, {"ES000000033", "7,5"}}
}

func codVI() [][]string {
	return [][]string{
		{"STT", "Mã vận đơn", "Mã đơn", "Số tiền thu hộ", "Phí"},
		{"1", "VN000000017", "DH-1001", "350.000", "5.500"},
		{"2", "VN000000025", "DH-1002", "1.250.000", "12.500"},
		{"3", "VN000000033", "DH-1003", "99.000", "5.500"},
		{"Tổng cộng", "", "", "1.699.000", "23.500"},
	}
}

// dhlInvoice has a summary on its first line, no header, and a second line for each shipment that charges nothing.
func dhlInvoice() [][]string {
	const width = 79
	line := func(values map[int]string) []string {
		row := make([]string, width)
		for column, value := range values {
			row[column-1] = value
		}
		return row
	}
	shipment := func(waybill, reference, zip, charge, fuel, area string) []string {
		return line(map[int]string{
			1: "DTL", 2: "5300001", 9: "20260305", 13: waybill, 15: "1 Sample Street", 17: "Austin", 18: "TX", 19: zip, 20: "US", 22: "SM Parcel Plus Ground", 23: "1.2", 24: "LB", 29: "5",
			30: charge, 31: reference, 65: fuel, 78: area,
		})
	}
	return [][]string{
		line(map[int]string{1: "HDR", 2: "20260308", 3: "7300000011", 4: "5300001", 7: "Sample Goods", 8: "9 Dock Road", 9: "Reno", 10: "NV", 11: "89501", 12: "19.85", 14: "2"}),
		shipment("9261200000000000000011", "#1003", "00731", "8.10", "0.55", "1.20"),
		line(map[int]string{1: "DTL", 2: "5300001", 13: "9261200000000000000011"}),
		shipment("9261200000000000000029", "#1006", "30301", "9.40", "0.60", ""),
		line(map[int]string{1: "DTL", 2: "5300001", 13: "9261200000000000000029"}),
	}
}

// empostInvoice has a mark before its first header that says which encoding it is in.
func empostInvoice() [][]string {
	return grid(
		headers("\ufeffSN,AWB NUMBER,INVOICE NUMBER,INVOICE DATE,DELIVERY DATE,SENDER NAME,RECEIVER NAME,ORIGIN,DESTINATION,COUNTRY OF DESTINATION,SHIPMENT TYPE,SERVICE TYPE,DELIVERY STATUS,WEIGHT,"+
			"DELIVERY CHARGE RATE BEFORE DISCOUNT,EPG LEVY AMOUNT,LEVIABLE / NON LEVIABLE"),
		cells{
			"\ufeffSN": "1", "AWB NUMBER": "EM000000017AE", "INVOICE NUMBER": "INV-25-0091", "INVOICE DATE": "01/10/2025", "DELIVERY DATE": "05/09/2025", "SENDER NAME": "Sample Goods",
			"RECEIVER NAME": "Noor Sample", "ORIGIN": "DXB", "DESTINATION": "AUH", "COUNTRY OF DESTINATION": "UAE", "DELIVERY STATUS": "Delivered", "WEIGHT": "0.5",
			"DELIVERY CHARGE RATE BEFORE DISCOUNT": "21.00", "EPG LEVY AMOUNT": "2.10", "LEVIABLE / NON LEVIABLE": "LEVIABLE",
		},
		cells{
			"\ufeffSN": "2", "AWB NUMBER": "EM000000025AE", "INVOICE NUMBER": "INV-25-0091", "INVOICE DATE": "01/10/2025", "DELIVERY DATE": "", "SENDER NAME": "Sample Goods",
			"RECEIVER NAME": "Omar Example", "ORIGIN": "DXB", "DESTINATION": "RUH", "COUNTRY OF DESTINATION": "KSA", "DELIVERY STATUS": "Returned", "WEIGHT": "1",
			"DELIVERY CHARGE RATE BEFORE DISCOUNT": "48.50", "EPG LEVY AMOUNT": "0.00", "LEVIABLE / NON LEVIABLE": "NON LEVIABLE",
		},
	)
}

// nazaCOD has headers in two languages in one cell, fees on a sheet of their own in the currency it is paid out in, and a
// summary that goes from what was collected to that.
func nazaCOD() []page {
	return []page{
		{"TỔNG", [][]string{
			{"台湾COD对账单 ĐỐI SOÁT COD ĐÀI LOAN"},
			{""},
			{"本期COD总额 Tổng COD (TWD)", "2470"},
			{"汇率 TWD->RMB", "0.22"},
			{"本期回款金额 (RMB)", "537.97"},
			{"费用合计 Tổng phí (RMB)", "34.50"},
			{"汇率 RMB->VND", "3650"},
			{"应付金额 Phải trả (VND)", "1837666"},
		}},
		{"COD", [][]string{
			{"收货日期 Ngày xuất kho", "原单号 Mã đơn hệ thống", "转单号 Mã vận đơn", "COD金额"},
			{"2026-09-28", "NZ-2001", "TW0000000017", "990"},
			{"2026-09-28", "NZ-2002", "TW0000000025", "1,480"},
		}},
		{"PHÍ", [][]string{{"转单号 Mã vận đơn", "运费 Phí vận chuyển (RMB)", "操作费 Phí xử lý (RMB)"}, {"TW0000000017", "13.5", "2.00"}, {"TW0000000025", "17", "2.00"}}},
	}
}

func shiprocketBatches() [][]string {
	return [][]string{
		headers("Date,CRF ID,UTR,COD Available (freight deducted),Amount credited to wallet,Early COD Charges,RTO Reversal Amount,Adjusted Amount,Remittance Amount,Remittance Method,Status,Remarks"),
		headers("2026-03-12,CRF000011,UTR0000000011,5400.00,400.00,50.00,120.00,0.00,4830.00,Bank,Remittance Success,"),
		headers("2026-03-15,CRF000012,UTR0000000012,2100.00,0.00,0.00,0.00,0.00,2100.00,Bank,Remittance Success,"),
	}
}

// shiprocketOrders leaves out the # that the shop puts before its numbers.
func shiprocketOrders() [][]string {
	return [][]string{
		headers("channel_order_id,order_amount,shipping_charges,cod_charges,adjustments,rto_reversal,net_settlement,awb,remittance_date,batch_id"),
		headers("3272,1499.00,72.00,29.98,0.00,0.00,1397.02,190000000011,2026-03-12,CRF000011"),
		headers("3275,999.00,72.00,19.98,10.00,0.00,917.02,190000000022,2026-03-12,CRF000011"),
		headers("3276,0.00,144.00,0.00,0.00,35.00,-179.00,190000000033,2026-03-12,CRF000011"),
	}
}

// shopeeIncome has rows above the header, and titles of groups of columns over that. Fees are below zero.
func shopeeIncome() []page {
	header := headers("Sequence No.,Order ID,Refund ID,Username (Buyer),Order Creation Date,Payment Method,Payout Completed Date,Original product price,Your Seller product promotion,Refund Amount," +
		"Voucher Sponsored by Seller,Shipping Fee Paid by Buyer,Actual Shipping Fee,Shipping Rebate From Shopee,Commission fee,Service Fee,Transaction Fee,AMS Commission Fee," +
		"Saver Programme Fee (Incl. SST),Total Released Amount (₱)")
	income := grid(
		header,
		cells{
			"Sequence No.": "1", "Order ID": "2607040SAMPLE1", "Username (Buyer)": "sample_ph1", "Order Creation Date": "2026-07-04", "Payment Method": "GCash", "Payout Completed Date": "2026-07-14",
			"Original product price": "1199", "Your Seller product promotion": "-100", "Refund Amount": "0", "Voucher Sponsored by Seller": "0", "Shipping Fee Paid by Buyer": "40", "Actual Shipping Fee": "-85",
			"Shipping Rebate From Shopee": "45", "Commission fee": "-66", "Service Fee": "-22", "Transaction Fee": "-24.5", "AMS Commission Fee": "-11", "Saver Programme Fee (Incl. SST)": "0",
			"Total Released Amount (₱)": "975.5",
		},
		cells{
			"Sequence No.": "2", "Order ID": "2607060SAMPLE3", "Username (Buyer)": "sample_ph3", "Order Creation Date": "2026-07-06", "Payment Method": "ShopeePay", "Payout Completed Date": "2026-07-16",
			"Original product price": "450", "Your Seller product promotion": "0", "Refund Amount": "0", "Voucher Sponsored by Seller": "0", "Shipping Fee Paid by Buyer": "40", "Actual Shipping Fee": "-60",
			"Shipping Rebate From Shopee": "20", "Commission fee": "-27", "Service Fee": "-9", "Transaction Fee": "-10.98", "AMS Commission Fee": "0", "Saver Programme Fee (Incl. SST)": "-5",
			"Total Released Amount (₱)": "398.02",
		},
	)
	titles := make([]string, len(header))
	titles[7], titles[11], titles[14] = "subtotal(₱)", "Shipping subtotal(₱)", "Fees and charges(₱)"
	rows := append([][]string{{"Username (Seller)", "From", "to"}, {"sample_shop", "2026-07-13", "2026-07-19"}, {""}, {""}, titles}, income...)
	return []page{
		{"Summary", [][]string{{"Income report", ""}, {"1. Total Revenue", "1614"}, {"2. Total Expenses", "-240.48"}, {"3. Total Released Amount (₱)", "1373.52"}}},
		{"Income", rows},
		{"Adjustment", [][]string{
			{"Sequence No.", "Adjustment Complete Date", "Adjustment Type", "Adjustment Reason", "Related Order ID", "Adjustment Amount (₱)"},
			{"1", "2026-07-17", "Shipping Fee Discrepancy", "Weight differs", "2607040SAMPLE1", "-15.5"},
			{"2", "2026-07-18", "Lost Parcel Compensation", "", "-", "40"},
		}},
	}
}

const tiktokSettlementHeader = "Statement date,Statement ID,Payment ID,Status,Currency,Type ,Order/adjustment ID,SKU ID,Quantity,Product name,SKU name,Order created date,Order delivery date," +
	"Total settlement amount,Net sales,Subtotal before discounts,Seller discounts,Shipping,TikTok Shop shipping fee,Customer shipping fee,TikTok Shop shipping incentive,Fees," +
	"TikTok Shop commission fee,Affiliate commission,SFP service fee,Fee per item sold,Adjustment amount,Adjustment reasons,Related order ID,Customer payment,Customer refund,Platform discounts," +
	"Delivery option,Collection methods,Chargeable package weight"

// tiktokSettlement has a space behind "Type", currencies in its amounts, its header once more, and adjustments.
func tiktokSettlement() [][]string {
	one := cells{
		"Statement date": "2026/05/20", "Statement ID": "3650000000000000011", "Payment ID": "3660000000000000011", "Status": "Paid", "Currency": "BRL", "Type ": "Order",
		"Order/adjustment ID": "580000000000000911", "SKU ID": "1729000000000000911", "Quantity": "1", "Product name": "Quebra-cabeça de madeira", "Order created date": "2026/05/06",
		"Order delivery date": "2026/05/12", "Total settlement amount": "BRL 42.71", "Net sales": "BRL 54.90", "Subtotal before discounts": "BRL 54.90", "Shipping": "BRL 0.00",
		"TikTok Shop shipping fee": "BRL -12.00", "TikTok Shop shipping incentive": "BRL 12.00", "Fees": "BRL -12.19", "TikTok Shop commission fee": "BRL -5.49", "Affiliate commission": "BRL -2.70",
		"SFP service fee": "BRL 0.00", "Fee per item sold": "BRL -4.00", "Adjustment amount": "/", "Adjustment reasons": "/", "Related order ID": "/", "Customer payment": "BRL 49.90",
		"Customer refund": "BRL 0.00", "Platform discounts": "BRL 5.00",
	}
	two := one.with(cells{
		"Order/adjustment ID": "580000000000000929", "Total settlement amount": "BRL 931,82", "Net sales": "BRL 1.049,80", "Subtotal before discounts": "BRL 1.049,80", "TikTok Shop shipping fee": "BRL 0,00",
		"TikTok Shop shipping incentive": "BRL 0,00", "Fees": "BRL -117,98", "TikTok Shop commission fee": "BRL -104,98", "Affiliate commission": "BRL -5,00", "Fee per item sold": "BRL -8,00",
		"Customer payment": "BRL 1.049,80", "Platform discounts": "BRL 0,00",
	})
	adjusted := cells{
		"Statement date": "2026/05/20", "Statement ID": "3650000000000000011", "Payment ID": "3660000000000000011", "Status": "Paid", "Currency": "BRL", "Type ": "Logistics reimbursement",
		"Order/adjustment ID": "7300000000000000011", "Total settlement amount": "BRL 35.91", "Adjustment amount": "BRL 35.91", "Adjustment reasons": "Parcel damaged", "Related order ID": "580000000000000911",
	}
	rows := grid(headers(tiktokSettlementHeader), one, two, adjusted)
	return append(rows[:2:2], append([][]string{rows[0]}, rows[2:]...)...)
}

func tiktokSettlementPT() [][]string {
	header := headers("Data do extrato,ID do extrato,ID do pagamento,Status,Moeda,Tipo,ID do pedido/ajuste,ID do SKU,Quantidade,Nome do produto,Nome do SKU,Data de criação do pedido," +
		"Data de entrega,Valor total de liquidação,Vendas líquidas,Subtotal antes dos descontos,Descontos do vendedor,Frete,Taxas,TikTok Shop commission fee,Affiliate commission,ICMS DIFAL")
	return grid(header, cells{
		"Data do extrato": "2026/05/21", "ID do extrato": "3650000000000000029", "ID do pagamento": "3660000000000000029", "Status": "Pago", "Moeda": "BRL", "Tipo": "Pedido",
		"ID do pedido/ajuste": "580000000000000937", "Quantidade": "1", "Nome do produto": "Caneca térmica", "Data de entrega": "2026/05/15", "Valor total de liquidação": "BRL 35,91",
		"Vendas líquidas": "BRL 45,90", "Subtotal antes dos descontos": "BRL 49,90", "Descontos do vendedor": "BRL -4,00", "Frete": "BRL 0,00", "Taxas": "BRL -9,99",
		"TikTok Shop commission fee": "BRL -6,49", "Affiliate commission": "BRL 0,00", "ICMS DIFAL": "BRL -3,50",
	})
}

// upsInvoice has no header, and a row for each charge of a shipment.
func upsInvoice() [][]string {
	const width = 100
	charge := func(waybill, reference, category, what, net string) []string {
		row := make([]string, width)
		for column, value := range map[int]string{
			1: "2.1", 2: "00000A1B2C", 3: "00000A1B2C", 4: "DE", 5: "2026-03-14", 6: "000000A1B2C116", 7: "E", 8: "1", 10: "EUR", 11: "26.42", 12: "2026-03-05", 16: reference, 18: "P/P", 19: "1", 21: waybill,
			35: "SHP", 36: "ISD", 44: category, 46: what, 51: "EUR", 52: "0.00", 53: net, 75: "Sample Customer",
		} {
			row[column-1] = value
		}
		return row
	}
	return [][]string{
		charge("1Z0A1B2C0000000011", "#1003", "FRT", "TB Standard", "8.13"),
		charge("1Z0A1B2C0000000011", "#1003", "FSC", "Treibstoffzuschlag", "1.42"),
		charge("1Z0A1B2C0000000011", "#1003", "ACC", "Privatzustellung", "2.00"),
		charge("1Z0A1B2C0000000029", "#1006", "FRT", "WW Express Saver", "12.37"),
		charge("1Z0A1B2C0000000029", "#1006", "ACC", "Adresskorrektur", "-0.50"),
		charge("", "", "MSC", "Wöchentliche Servicegebühr", "3.00"),
	}
}

// wildberries is a weekly report, one row for each operation. Older ones have a second column of what is paid for
// goods, which is added.
func wildberries(article, title, kinds string, older bool) [][]string {
	line := "Номер поставки,Предмет,Код номенклатуры,Бренд," + article + "," + title + ",Размер,Баркод,Тип документа,Обоснование для оплаты,Дата заказа покупателем,Дата продажи,Кол-во,Цена розничная," +
		"Вайлдберриз реализовал Товар (Пр),Цена розничная с учетом согласованной скидки,@commission,НДС с Вознаграждения Вайлдберриз," +
		"К перечислению Продавцу за реализованный Товар,Количество доставок,Количество возврата,Услуги по доставке товара покупателю,Общая сумма штрафов,Доплаты,@kinds,Хранение,Удержания,Платная приемка,Номер отчета,Srid"
	if older {
		line += ",К перечислению за товар"
	}
	header := headers(line)
	const commission = "Вознаграждение Вайлдберриз (ВВ), без НДС"
	header[slices.Index(header, "@kinds")], header[slices.Index(header, "@commission")] = kinds, commission
	operation := func(document, basis, order string, more cells) cells {
		return cells{
			"Предмет": "Пазлы", "Код номенклатуры": "190000011", article: "TOY-WDN-12", title: "Пазл деревянный", "Тип документа": document, "Обоснование для оплаты": basis, "Дата заказа покупателем": "2026-03-02",
			"Дата продажи": "2026-03-09", "Кол-во": "0", "Цена розничная": "0", "Вайлдберриз реализовал Товар (Пр)": "0", "К перечислению Продавцу за реализованный Товар": "0",
			"Услуги по доставке товара покупателю": "0", "Общая сумма штрафов": "0", "Доплаты": "0", "Хранение": "0", "Удержания": "0", "Платная приемка": "0", "Номер отчета": "410000011", "Srid": order,
		}.with(more)
	}
	const first, second = "srid-000000000000011", "srid-000000000000029"
	sale := operation("Продажа", "Продажа", first, cells{
		"Кол-во": "1", "Цена розничная": "1500", "Вайлдберриз реализовал Товар (Пр)": "1000", commission: "150", "НДС с Вознаграждения Вайлдберриз": "30",
		"К перечислению Продавцу за реализованный Товар": "820",
	})
	other := operation("Продажа", "Продажа", second, cells{
		"Кол-во": "1", "Цена розничная": "900", "Вайлдберриз реализовал Товар (Пр)": "600,50", "К перечислению Продавцу за реализованный Товар": "492,41",
	})
	if older {
		sale = sale.with(cells{"К перечислению Продавцу за реализованный Товар": "800", "К перечислению за товар": "20"})
	}
	return grid(
		header, sale,
		operation("Продажа", "Логистика", first, cells{"Количество доставок": "1", "Услуги по доставке товара покупателю": "57,50", kinds: "К клиенту при продаже"}),
		other,
		operation("Продажа", "Логистика", second, cells{"Количество доставок": "1", "Услуги по доставке товара покупателю": "57,50", kinds: "К клиенту при продаже"}),
		operation("Возврат", "Возврат", second, cells{"Кол-во": "1", "Вайлдберриз реализовал Товар (Пр)": "600,50", "К перечислению Продавцу за реализованный Товар": "492,41"}),
		operation("", "Логистика", second, cells{"Количество возврата": "1", "Услуги по доставке товара покупателю": "50", kinds: "От клиента при возврате"}),
		operation("", "Штраф", "", cells{"Общая сумма штрафов": "100", kinds: "Нарушение маркировки"}),
		operation("", "Хранение", "", cells{"Хранение": "12,34"}),
		operation("Продажа", "Компенсация подмененного товара", "", cells{"Вайлдберриз реализовал Товар (Пр)": "200", "К перечислению Продавцу за реализованный Товар": "200"}),
	)
}

// payoutSamples are what card processors pay out.
func payoutSamples() map[string]sample {
	return map[string]sample{
		"adyen_settlement.csv": text(',', adyenSettlement()),
		"polcard_payouts.xlsx": workbook(page{"Rozliczenie", polcardPayouts()}),
		"shopify_payouts.csv":  text(',', shopifyPayouts()),
		"stripe_balance.csv":   text(',', stripeBalance()),
		"stripe_payouts.csv":   text(',', stripePayouts()),
	}
}

func adyenSettlement() [][]string {
	rows := [][]string{strings.Split("Company Account|Merchant Account|Psp Reference|Merchant Reference|Payment Method|Creation Date|TimeZone|Type|Modification Reference|Gross Currency|Gross Debit (GC)|Gross Credit (GC)|Exchange Rate|Net Currency|Net Debit (NC)|Net Credit (NC)|Commission (NC)|Markup (NC)|Scheme Fees (NC)|Interchange (NC)|Payment Method Variant|Modification Merchant Reference|Batch Number", "|")}
	for _, line := range []string{
		"SampleCo|SampleShop|8816000000000011|#1003|visa|2026-03-14 10:11:12|CET|Settled|8826000000000011|EUR||120.00|1|EUR||118.65||0.72|0.15|0.48|visacredit||77",
		"SampleCo|SampleShop|8816000000000022|#1006|ideal|2026-03-15 11:11:12|CET|Settled|8826000000000022|EUR||45.50|1|EUR||45.21|0.29||||ideal||77",
		"SampleCo|SampleShop|8816000000000044|#1008|visa|2026-03-15 12:00:00|CET|Settled|8826000000000044|USD||100.00|0.92|EUR||90.80||0.60|0.20|0.40|visadebit||77",
		"SampleCo|SampleShop|8816000000000022|#1006|ideal|2026-03-16 09:00:00|CET|Refunded|8826000000000033|EUR|10.50||1|EUR|10.75||0.25||||ideal||77",
		"SampleCo|SampleShop||||2026-03-17 08:00:00|CET|Fee|Transaction Fees March|||||EUR|3.10||||||||77",
		"SampleCo|SampleShop||||2026-03-17 08:00:00|CET|Balancetransfer|Balancetransfer to batch 78|||||EUR|20.00||||||||77",
		"SampleCo|SampleShop||||2026-03-18 08:00:00|CET|MerchantPayout|TX0000000011XT batch 77, SampleCo|||||EUR|220.81||||||||77",
	} {
		rows = append(rows, strings.Split(line, "|"))
	}
	return rows
}

// polcardPayouts has transactions and payouts in one sheet, each in columns of its own.
func polcardPayouts() [][]string {
	return [][]string{
		{"Data transakcji", "Nr Transakcji", "Kwota transakcji", "Numer płatności", "Kwota płatności", "Data płatności"},
		{"02.03.26 10:15:00", "000123001", "120,00", "", "", ""},
		{"02.03.26 18:40:12", "000123002", "1 349,50", "", "", ""},
		{"03.03.26 09:01:00", "000123003", "-20,00", "", "", ""},
		{"", "", "", "PL/0326/11", "1 425,10", "04.03.26 00:00:00"},
		{"05.03.26 12:30:00", "000123004", "80,00", "", "", ""},
	}
}

func shopifyPayouts() [][]string {
	return [][]string{
		headers("Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Payout ID,Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency,VAT"),
		headers("2026-03-02 10:12:31 +0200,charge,#1001,visa,online,paid,2026-03-06,123000011,2026-03-06,30.00,0.75,29.25,#700011,card,30.00,EUR,EUR,0.00"),
		headers("2026-03-03 09:00:00 +0200,refund,#1001,visa,online,paid,2026-03-06,123000011,2026-03-06,-5.00,0.00,-5.00,#700011,card,-5.00,EUR,EUR,0.00"),
		headers("2026-03-03 18:00:00 +0200,charge,#1002,master,online,paid,2026-03-06,123000011,2026-03-06,1234.50,22.10,1212.40,#700012,card,1234.50,EUR,EUR,0.00"),
		headers("2026-03-05 18:00:00 +0200,charge,#1004,master,online,pending,2026-03-10,,2026-03-10,10.00,0.40,9.60,#700013,card,10.00,EUR,EUR,0.00"),
	}
}

func stripeBalance() [][]string {
	return [][]string{
		headers("id,Type,Source,Amount,Fee,Destination Platform Fee,Net,Currency,Created (UTC),Available On (UTC),Description,order_id (metadata)"),
		headers("txn_000011,charge,ch_000011,58.90,1.95,,56.95,eur,2026-03-02 14:05,2026-03-04 00:00,Order 10231,10231"),
		headers("txn_000012,charge,ch_000012,1299.00,38.17,,1260.83,eur,2026-03-03 08:11,2026-03-05 00:00,Order 10232,10232"),
		headers("txn_000013,refund,re_000013,-20.00,0.00,,-20.00,eur,2026-03-04 09:00,2026-03-04 09:00,Refund of 10232,10232"),
		headers("txn_000014,stripe_fee,,-2.00,0.00,,-2.00,eur,2026-03-04 10:00,2026-03-04 10:00,Radar,"),
		headers("txn_000015,payout,po_000015,-1295.78,0.00,,-1295.78,eur,2026-03-05 00:00,2026-03-05 00:00,STRIPE PAYOUT,"),
	}
}

func stripePayouts() [][]string {
	return [][]string{
		headers("automatic_payout_id,automatic_payout_effective_at,balance_transaction_id,created,available_on,currency,gross,fee,net,reporting_category,description,payment_metadata[order_id]"),
		headers("po_000015,2026-03-05 00:00:00,txn_000011,2026-03-02 14:05:00,2026-03-04 00:00:00,eur,58.90,1.95,56.95,charge,Order 10231,10231"),
		headers("po_000015,2026-03-05 00:00:00,txn_000013,2026-03-04 09:00:00,2026-03-04 09:00:00,eur,-20.00,0.00,-20.00,refund,Refund of 10231,10231"),
		headers("po_000015,2026-03-05 00:00:00,txn_000014,2026-03-04 10:00:00,2026-03-04 10:00:00,eur,0.00,2.00,-2.00,fee,Radar,"),
	}
}
