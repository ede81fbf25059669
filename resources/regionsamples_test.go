package resources

import "strings"

// regionSamples are files of marketplaces and processors of one region each.
func regionSamples() map[string]sample {
	return map[string]sample{
		"allegro_orders.csv":         text(',', allegroOrders()),
		"bol_invoice.xlsx":           workbook(page{"Specificatie", bolInvoice()}),
		"mercadolibre_ventas.xlsx":   workbook(page{"Ventas MX", mercadolibreVentas()}),
		"mercadolibre_vendas.xlsx":   workbook(page{"Vendas BR", mercadolivreVendas()}),
		"mercadopago_release.csv":    text(',', mercadopagoRelease()),
		"mercadopago_settlement.csv": text(';', mercadopagoSettlement()),
		"ozon_accruals.xlsx":         workbook(page{"Начисления", ozonAccruals()}),
		"ozon_postings.csv":          text(';', ozonPostings()),
		"wechatpay_bill.csv":         text(',', wechatpayBill()),
	}
}

// allegroOrders has orders, then what was bought under a header of its own, then how many orders there are.
func allegroOrders() [][]string {
	header := headers("Type,OrderId,OrderDate,SellerStatus,Marketplace,BuyerId,BuyerLogin,BuyerEmail,BuyerName,PaymentStatus,PaymentProvider,PaymentType,PaymentAmount,PaymentCurrency,DeliveryMethod,DeliveryAmount," +
		"DeliveryCurrency,DeliveryAddressCompanyName,DeliveryAddressName,DeliveryAddressPhone,DeliveryAddressStreet,DeliveryAddressZipCode,DeliveryAddressCity,DeliveryAddressCountry,DeliveryPickupPointId,InvoiceTaxId," +
		"TotalToPayAmount,TotalToPayCurrency,TotalPaidAmount,TotalPaidCurrency,SellerNotes,MessageToSeller")
	one := cells{
		"Type": "order", "OrderId": "3b37f900-0000-11ef-9000-000000000001", "OrderDate": "2026-03-03T18:23:14.000Z", "SellerStatus": "SENT", "Marketplace": "allegro-pl", "BuyerId": "4000001",
		"BuyerLogin": "Client:4000001", "BuyerEmail": "kupujacy@example.com", "BuyerName": "Klient Przykładowy", "DeliveryAddressName": "Klient Przykładowy", "DeliveryAddressPhone": "500100200",
		"DeliveryAddressStreet": "ul. Przykładowa 1", "DeliveryAddressCity": "Poznań", "DeliveryAddressZipCode": "60-001", "DeliveryAddressCountry": "PL", "DeliveryMethod": "Kurier DPD", "PaymentStatus": "PAID",
		"PaymentProvider": "PAYU", "PaymentType": "ONLINE", "PaymentAmount": "120.79", "PaymentCurrency": "PLN", "TotalToPayAmount": "120.79", "TotalToPayCurrency": "PLN", "DeliveryAmount": "8.99", "DeliveryCurrency": "PLN",
		"TotalPaidAmount": "120.79", "TotalPaidCurrency": "PLN",
	}
	two := one.with(cells{
		"OrderId": "3b37f900-0000-11ef-9000-000000000002", "OrderDate": "2026-03-04T09:00:00.000Z", "SellerStatus": "NEW", "PaymentStatus": "UNPAID", "TotalToPayAmount": "129.00", "DeliveryAmount": "0.00",
		"PaymentProvider": "", "PaymentType": "CASH_ON_DELIVERY", "PaymentAmount": "", "TotalPaidAmount": "0.00", "MessageToSeller": "Proszę o fakturę",
	})
	three := two.with(cells{"OrderId": "3b37f900-0000-11ef-9000-000000000003", "SellerStatus": "CANCELLED", "PaymentType": "ONLINE", "MessageToSeller": ""})
	return append(grid(header, one, two, three),
		headers("Type,OrderId,LineItemId,OfferId,Name,ExternalId,Quantity,Price,Currency,ReturnsQuantity,Deposit,DepositCurrency"),
		headers("lineItem,3b37f900-0000-11ef-9000-000000000001,4b37f900-0000-11ef-9000-000000000001,1500000001,Kubek ceramiczny,KUB-1,2,49.90,PLN,0,,"),
		headers("lineItem,3b37f900-0000-11ef-9000-000000000001,4b37f900-0000-11ef-9000-000000000003,1500000003,Podstawka,POD-1,1,12.00,PLN,0,,"),
		headers("lineItem,3b37f900-0000-11ef-9000-000000000002,4b37f900-0000-11ef-9000-000000000002,1500000002,Koszulka,KOS-2,1,129.00,PLN,0,,"),
		headers("lineItem,3b37f900-0000-11ef-9000-000000000003,4b37f900-0000-11ef-9000-000000000004,1500000002,Koszulka,KOS-2,1,129.00,PLN,0,,"),
		headers("Type,NumberOfOrders,NumberOfSkippedOrders"),
		headers("summary,3,0"),
	)
}

// bolInvoice is an invoice of the marketplace's to the seller: what it costs is above zero, and what was sold below.
func bolInvoice() [][]string {
	header := headers("Type,EAN,Titel,Bestelnummer,Aantal,Datum,Bedrag,BTW %,BTW bedrag,Bedrag\n(incl. BTW),Land van verzending")
	var rows []cells
	for _, line := range []string{
		"Verkoopprijs artikel(en), ontvangen van kopers en door bol.com door te storten|A000000001|2|03-03-2026|-49.90|0|0|-49.90|NL",
		"Commissie|A000000001|2|03-03-2026|8.17|21|1.72|9.89|NL",
		"Verkoopprijs artikel(en), ontvangen van kopers en door bol.com door te storten|A000000002|1|05-03-2026|-24.95|0|0|-24.95|BE",
		"Commissie|A000000002|1|05-03-2026|4.08|21|0.86|4.94|BE",
		"Bijdrage aan pakketzegel(s)|A000000002|1|05-03-2026|5.15|21|1.08|6.23|BE",
		"Correctie verkoopprijs artikel(en)|A000000002|1|12-03-2026|24.95|0|0|24.95|BE",
		"Correctie commissie|A000000002|1|12-03-2026|-4.08|21|-0.86|-4.94|BE",
		"Voorraadkosten||1|31-03-2026|10.00|21|2.10|12.10|NL",
	} {
		v := strings.Split(line, "|")
		rows = append(rows, cells{
			"Type": v[0], "EAN": "8712345000001", "Titel": "Bloempot terracotta 20 cm", "Bestelnummer": v[1], "Aantal": v[2], "Datum": v[3], "Bedrag": v[4], "BTW %": v[5], "BTW bedrag": v[6],
			"Bedrag\n(incl. BTW)": v[7], "Land van verzending": v[8],
		})
	}
	return append([][]string{{"Periode:", "01-03-2026 t/m 31-03-2026"}, {"Verkopernummer:", "1000001"}}, grid(header, rows...)...)
}

// mercadolibreVentas has words and a line of groups over its header, in which some names come twice. A sale of several products is a row
// with its money, and under it one for each, with a number of its own and no day.
func mercadolibreVentas() [][]string {
	header := headers("# de venta,Fecha de venta,Estado,Descripción del estado,Modelo de venta,Paquete de varios productos,Pertenece a un kit,Unidades,Ingresos por productos (MXN),Cargo por venta e impuestos (MXN)," +
		"Ingresos por envío (MXN),Costos de envío (MXN),Costo de envío por cambio de producto (MXN),Costo de envío basado en medidas y peso (MXN),Cargo por diferencias en medidas y peso (MXN),Descuentos y bonificaciones," +
		"Anulaciones y reembolsos (MXN),Total (MXN),Orden de compra,Venta por publicidad,SKU,# de publicación,Canal de venta,Título de la publicación,Variante,Precio unitario de venta de la publicación (MXN),Tipo de publicación," +
		"Comprador,Domicilio,Municipio/Alcaldía,Código postal,País,Forma de entrega,Fecha en camino,Fecha entregado,Transportista,Número de seguimiento")
	one := cells{
		"# de venta": "2000018220575874", "Fecha de venta": "31 de agosto de 2026 23:30 hs.", "Estado": "Entregado", "Modelo de venta": "Venta directa", "Paquete de varios productos": "No", "Unidades": "1",
		"Ingresos por productos (MXN)": "124.99", "Cargo por venta e impuestos (MXN)": "-30.06", "Costos de envío (MXN)": "-38", "Total (MXN)": "56.93", "SKU": "GT-24", "# de publicación": "MLM1000001",
		"Título de la publicación": "Bota", "Variante": "Color : Azul", "Precio unitario de venta de la publicación (MXN)": "124.99", "Comprador": "Ana Muestra", "Domicilio": "Calle 1", "Municipio/Alcaldía": "Puebla",
		"Código postal": "72000", "País": "México", "Forma de entrega": "Mercado Envíos", "Fecha en camino": "1 de septiembre | 10:00", "Fecha entregado": "3 de septiembre | 12:00", "Número de seguimiento": "MEL1000000001",
	}
	pack := cells{
		"# de venta": "2000014806795251", "Fecha de venta": "31 de agosto de 2026 23:59 hs.", "Estado": "Paquete de 2 productos", "Modelo de venta": "Venta directa", "Ingresos por productos (MXN)": "239.38",
		"Cargo por venta e impuestos (MXN)": "-57.56", "Costos de envío (MXN)": "-76", "Total (MXN)": "105.82", "Comprador": "Beto Ejemplo", "Domicilio": "Calle 2", "Municipio/Alcaldía": "Centro", "Código postal": "44100", "País": "México",
	}
	item := cells{
		"# de venta": "2000018220633018", "Estado": "Entregado", "Paquete de varios productos": "Sí", "Unidades": "1", "SKU": "MY-24", "# de publicación": "MLM1000002", "Título de la publicación": "Zapato",
		"Precio unitario de venta de la publicación (MXN)": "119.69",
	}
	return append([][]string{{"En este reporte encontrarás la información de tus ventas"}, {"Ventas"}},
		grid(header, pack, item, item.with(cells{"# de venta": "2000018220631834", "SKU": "MY-26"}), one,
			one.with(cells{"# de venta": "2000018000000001", "Fecha de venta": "2 de agosto de 2026 10:00 hs.", "Estado": "Cancelada por el comprador", "Anulaciones y reembolsos (MXN)": "-124.99", "Total (MXN)": "0", "Número de seguimiento": ""}))...)
}

// mercadolivreVendas is the same report of Brazil.
func mercadolivreVendas() [][]string {
	header := headers("N.º de venda,Data da venda,Estado,Descrição do status,Pacote de diversos produtos,Pertence a um kit,Unidades,Receita por produtos (BRL),Receita por acréscimo no preço (pago pelo comprador)," +
		"Taxa de parcelamento equivalente ao acréscimo,Tarifa de venda e impostos (BRL),Receita por envio (BRL),Tarifas de envio (BRL),Custo de envio com base nas medidas e peso declarados," +
		"Custo por diferenças nas medidas e no peso do pacote,Cancelamentos e reembolsos (BRL),Total (BRL),Mês de faturamento das suas tarifas,Venda por publicidade,SKU,# de anúncio,Canal de venda,Título do anúncio,Variação," +
		"Preço unitário de venda do anúncio (BRL),Tipo de anúncio,Comprador,Endereço,Cidade,CEP,País,Forma de entrega,Data a caminho,Data de entrega,Número de rastreamento")
	one := cells{
		"N.º de venda": "2000011000000001", "Data da venda": "24 de março de 2026 22:36 hs.", "Estado": "Entregue", "Pacote de diversos produtos": "Não", "Unidades": "2", "Receita por produtos (BRL)": "1234.5",
		"Tarifa de venda e impostos (BRL)": "-148.14", "Receita por envio (BRL)": "20.9", "Tarifas de envio (BRL)": "-20.9", "Total (BRL)": "1086.36", "Mês de faturamento das suas tarifas": "abril 2026", "SKU": "CAN-1",
		"# de anúncio": "MLB1000001", "Título do anúncio": "Caneca", "Variação": "Cor : Azul", "Preço unitário de venda do anúncio (BRL)": "617.25", "Comprador": "Caio Exemplo", "Endereço": "Rua 1", "Cidade": "Recife", "CEP": "50000-000",
		"País": "Brasil", "Forma de entrega": "Correios e pontos de envio", "Data a caminho": "25 de março | 10:00", "Data de entrega": "27 de março | 12:00", "Número de rastreamento": "MEL2000000001",
	}
	return append([][]string{{"Neste relatório estão as informações das suas vendas"}, {"Vendas"}},
		grid(header, one, one.with(cells{"N.º de venda": "2000011000000002", "Data da venda": "25 de março de 2026 08:01 hs.", "Estado": "Cancelada pelo comprador", "Cancelamentos e reembolsos (BRL)": "-1234.5", "Total (BRL)": "0", "Número de rastreamento": ""}))...)
}

// mercadopagoRelease has what moved the money that can be used: payments less what is kept back, of which a part no
// column names, money set aside for a dispute and let go, something the seller bought, and a payout with its own fee.
func mercadopagoRelease() [][]string {
	rows := [][]string{headers("DATE,SOURCE_ID,EXTERNAL_REFERENCE,RECORD_TYPE,DESCRIPTION,NET_CREDIT_AMOUNT,NET_DEBIT_AMOUNT,GROSS_AMOUNT,MP_FEE_AMOUNT,FINANCING_FEE_AMOUNT,SHIPPING_FEE_AMOUNT,TAXES_AMOUNT,COUPON_AMOUNT,INSTALLMENTS,PAYMENT_METHOD")}
	for _, line := range []string{
		"2026-03-03T00:00:00.000-03:00,,,initial_available_balance,,1000.00,0.00,1000.00,0.00,0.00,0.00,0.00,0.00,1,",
		"2026-03-03T15:11:12.000-03:00,90000000001,PED-1001,release,payment,150.25,0.00,199.90,-35.65,0.00,-14.00,0.00,0.00,1,master",
		"2026-03-03T16:00:00.000-03:00,90000000002,PED-1002,release,payment,400.00,0.00,500.00,-60.00,-25.00,0.00,-5.00,-10.00,3,visa",
		"2026-03-04T09:00:00.000-03:00,90000000003,PED-1001,release,refund,0.00,73.90,-89.90,16.00,0.00,0.00,0.00,0.00,1,master",
		"2026-03-04T10:00:00.000-03:00,90000000004,PED-1002,release,reserve_for_dispute,0.00,50.00,-50.00,0.00,0.00,0.00,0.00,0.00,1,",
		"2026-03-05T10:00:00.000-03:00,90000000004,PED-1002,release,reserve_for_dispute,50.00,0.00,50.00,0.00,0.00,0.00,0.00,0.00,1,",
		"2026-03-05T11:00:00.000-03:00,90000000005,PED-1002,release,shipping,0.00,14.00,-14.00,0.00,0.00,0.00,0.00,0.00,1,",
		"2026-03-05T12:00:00.000-03:00,90000000006,,release,payment,0.00,30.00,-30.00,0.00,0.00,0.00,0.00,0.00,1,account_money",
		"2026-03-06T09:00:00.000-03:00,90000000007,,release,payout,0.00,400.00,-397.00,-3.00,0.00,0.00,0.00,0.00,1,",
		"2026-03-06T23:59:59.000-03:00,,,total,,600.25,567.90,32.35,0.00,0.00,0.00,0.00,0.00,1,",
	} {
		rows = append(rows, headers(line))
	}
	return rows
}

// mercadopagoSettlement has what was sold, and of a sale in another currency only what it came to.
func mercadopagoSettlement() [][]string {
	rows := [][]string{strings.Split("EXTERNAL_REFERENCE;SOURCE_ID;USER_ID;PAYMENT_METHOD_TYPE;PAYMENT_METHOD;SITE;TRANSACTION_TYPE;TRANSACTION_AMOUNT;TRANSACTION_CURRENCY;TRANSACTION_DATE;FEE_AMOUNT;SETTLEMENT_NET_AMOUNT;SETTLEMENT_CURRENCY;SETTLEMENT_DATE;COUPON_AMOUNT;TAXES_AMOUNT;INSTALLMENTS;DESCRIPTION", ";")}
	for _, line := range []string{
		"PED-2001;91000000001;700001;credit_card;master;MLA;SETTLEMENT;20000.00;ARS;2026-03-03T21:19:56.000-03:00;-1400.00;18600.00;ARS;2026-03-04T19:56:38.000-03:00;0.00;0.00;1;Pago",
		"PED-2002;91000000002;700001;debit_card;debvisa;MLA;SETTLEMENT;74000.00;ARS;2026-03-04T12:20:54.000-03:00;-5180.00;68080.00;ARS;2026-03-05T19:33:53.000-03:00;0.00;-740.00;1;Pago",
		"PED-2001;91000000003;700001;credit_card;master;MLA;REFUND;-20000.00;ARS;2026-03-05T20:44:04.000-03:00;1400.00;-18600.00;ARS;2026-03-05T20:44:04.000-03:00;0.00;0.00;1;Devolución",
		"PED-2002;91000000004;700001;debit_card;debvisa;MLA;CHARGEBACK;-74000.00;ARS;2026-03-06T10:00:00.000-03:00;0.00;-74000.00;ARS;2026-03-06T10:00:00.000-03:00;0.00;0.00;1;Contracargo",
		";91000000005;700001;;;MLA;SETTLEMENT;-800.00;ARS;2026-03-06T11:00:00.000-03:00;0.00;-800.00;ARS;2026-03-06T11:00:00.000-03:00;0.00;0.00;1;Compra",
		";91000000006;700001;;;MLA;PAYOUTS;-10000.00;ARS;2026-03-06T22:00:00.000-03:00;0.00;-10000.00;ARS;2026-03-06T22:00:00.000-03:00;0.00;0.00;1;Retiro",
	} {
		rows = append(rows, strings.Split(line, ";"))
	}
	return rows
}

// ozonPostings has an order in two postings, each a parcel of its own.
func ozonPostings() [][]string {
	header := strings.Split("Номер заказа;Номер отправления;Принят в обработку;Дата отгрузки;Статус;Дата доставки;Фактическая дата передачи в доставку;Сумма отправления;Код валюты отправления;Название товара;SKU;Артикул;"+
		"Ваша цена;Код валюты товара;Оплачено покупателем;Код валюты покупателя;Количество;Стоимость доставки;Связанные отправления;Выкуп товара;Цена товара до скидок;Скидка %;Скидка руб;Акции;Объемный вес товаров, кг;"+
		"Бренд;Кластер отгрузки;Кластер доставки;Способ доставки", ";")
	var rows []cells
	for _, line := range []string{
		"10010001-0001|10010001-0001-1|Доставлен|2026-03-07 19:41:06|2026-03-04 13:58:50|2580.00|Кружка керамическая 350 мл|KRZ-350|1290.00|2",
		"10010001-0001|10010001-0001-2|Доставляется||2026-03-05 10:00:00|790.00|Чехол для телефона|CHE-11|790.00|1",
		"10010002-0002|10010002-0002-1|Доставлен|2026-03-08 12:00:00|2026-03-04 14:00:00|2490.00|Чехол для телефона|CHE-12|2490.00|1",
		"10010003-0003|10010003-0003-1|Отменён|||1580.00|Чехол для телефона|CHE-11|790.00|2",
	} {
		v := strings.Split(line, "|")
		rows = append(rows, cells{
			"Номер заказа": v[0], "Номер отправления": v[1], "Принят в обработку": "2026-03-03 20:35:55", "Дата отгрузки": "2026-03-04 11:13:12", "Статус": v[2], "Дата доставки": v[3],
			"Фактическая дата передачи в доставку": v[4], "Сумма отправления": v[5], "Код валюты отправления": "RUB", "Название товара": v[6], "SKU": "176000001", "Артикул": v[7], "Ваша цена": v[8], "Код валюты товара": "RUB",
			"Оплачено покупателем": "687.30", "Код валюты покупателя": "RUB", "Количество": v[9], "Стоимость доставки": "0.00", "Скидка %": "28%", "Бренд": "Дом", "Способ доставки": "Ozon Доставка",
		})
	}
	return grid(header, rows...)
}

// ozonAccruals has a posting's sale by product with what is kept back of it, its return, and services with the number of
// an order, of a posting or of none.
func ozonAccruals() [][]string {
	header := strings.Split("Дата начисления|Тип начисления|Номер отправления или идентификатор услуги|Дата принятия заказа в обработку или оказания услуги|Склад отгрузки|SKU|Артикул|Название товара или услуги|Количество|"+
		"За продажу или возврат до вычета комиссий и услуг|Вознаграждение Ozon, %|Вознаграждение Ozon|Сборка заказа|Обработка отправления (Drop-off/Pick-up) (разбивается по товарам пропорционально количеству в отправлении)|"+
		"Магистраль|Последняя миля (разбивается по товарам пропорционально доле цены товара в сумме отправления)|Обратная магистраль|Обработка возврата|"+
		"Обработка отмененного или невостребованного товара (разбивается по товарам в отправлении в одинаковой пропорции)|Обработка невыкупленного товара|Логистика|Индекс локализации|Среднее время доставки, часы|"+
		"Обратная логистика|Итого, руб.", "|")
	var rows []cells
	for _, line := range []string{
		"07.03.2026|Доставка покупателю|10010001-0001-1|Кружка керамическая 350 мл|2580|-387|-10|-141.9|0|-126|0|1915.1",
		"08.03.2026|Доставка покупателю|10010002-0002-1|Чехол для телефона|2490|-373.5|-10|-136.95|0|-63|0|1906.55",
		"09.03.2026|Получение возврата, отмены, невыкупа от покупателя|10010002-0002-1|Чехол для телефона|-2490|373.5|0|0|-55|0|-45|-2216.5",
		"09.03.2026|Оплата эквайринга|10010001-0001|Кружка керамическая 350 мл|0|0|0|0|0|0|0|-38.7",
		"10.03.2026|Услуга размещения товаров на складе||Услуга размещения товаров на складе|0|0|0|0|0|0|0|-120",
	} {
		v := strings.Split(line, "|")
		rows = append(rows, cells{
			"Дата начисления": v[0], "Тип начисления": v[1], "Номер отправления или идентификатор услуги": v[2], "Название товара или услуги": v[3], "За продажу или возврат до вычета комиссий и услуг": v[4],
			"Вознаграждение Ozon": v[5], "Обработка отправления (Drop-off/Pick-up) (разбивается по товарам пропорционально количеству в отправлении)": v[6],
			"Последняя миля (разбивается по товарам пропорционально доле цены товара в сумме отправления)": v[7], "Обработка возврата": v[8], "Логистика": v[9], "Обратная логистика": v[10], "Итого, руб.": v[11],
			"Вознаграждение Ozon, %": "15%", "Количество": "1", "Дата принятия заказа в обработку или оказания услуги": "03.03.2026", "Склад отгрузки": "ХОРУГВИНО_РФЦ",
		})
	}
	return grid(header, rows...)
}

// wechatpayBill guards its cells by grave accents, has a refund in columns of its own, and sums itself up under a header of
// its own.
func wechatpayBill() [][]string {
	header := headers("交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注")
	var rows []cells
	for _, line := range []string{
		"2026-03-03 14:34:20|4200000000000000000000000001|SHOP1001|SUCCESS|128.00|0|0|0.00|||0.77000|128.00|0.00|陶瓷马克杯",
		"2026-03-03 16:21:23|4200000000000000000000000002|SHOP1002|SUCCESS|59.80|0|0|0.00|||0.36000|59.80|0.00|纯棉T恤",
		"2026-03-03 17:48:55|4200000000000000000000000001|SHOP1001|REFUND|0.00|50000000000000000000000000001|TK1001|28.00|ORIGINAL|SUCCESS|-0.17000|0.00|28.00|陶瓷马克杯",
	} {
		v := strings.Split(line, "|")
		row := cells{
			"交易时间": v[0], "公众账号ID": "wx0000000000000001", "商户号": "1900000001", "特约商户号": "0", "微信订单号": v[1], "商户订单号": v[2], "用户标识": "o00000000000000000001", "交易类型": "JSAPI", "交易状态": v[3],
			"付款银行": "OTHERS", "货币种类": "CNY", "应结订单金额": v[4], "代金券金额": "0.00", "微信退款单号": v[5], "商户退款单号": v[6], "退款金额": v[7], "充值券退款金额": "0.00", "退款类型": v[8], "退款状态": v[9],
			"手续费": v[10], "费率": "0.60%", "订单金额": v[11], "申请退款金额": v[12], "商品名称": v[13],
		}
		rows = append(rows, row)
	}
	lines := grid(header, rows...)
	lines = append(lines, headers("总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额"), headers("3,187.80,28.00,0.00,0.96000,187.80,28.00"))
	for i, line := range lines {
		for column := range line {
			if i != 0 && i != len(lines)-2 {
				line[column] = "`" + line[column]
			}
		}
	}
	return lines
}
