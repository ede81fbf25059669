package resources

import "strings"

// orderSamples are the marketplaces' and shops' exports of orders.
func orderSamples() map[string]sample {
	return map[string]sample{
		"amazon_orders.txt":      text('\t', amazonOrders()),
		"coupang_orders.xlsx":    workbook(page{"Delivery", coupangOrders()}),
		"dianxiaomi_orders.csv":  text(',', dianxiaomiOrders()),
		"dropea_orders.xlsx":     workbook(page{"Pedidos", dropeaOrders()}),
		"ebay_orders.csv":        text(',', ebayOrders()),
		"ebay_orders_de.csv":     text(';', ebayOrdersDE()),
		"ebay_orders_fr.csv":     text(';', ebayOrdersFR()),
		"lazada_orders.xlsx":     workbook(page{"sheet1", lazadaOrders()}),
		"naver_orders.xlsx":      {password: "1234", pages: []page{{"발주발송관리", naverOrders()}}},
		"shopee_orders.xlsx":     workbook(page{"orders", shopeeOrders()}),
		"tiktok_orders.xlsx":     workbook(page{"OrderSKUList", tiktokOrders()}),
		"tiktok_orders_pt.csv":   text(',', tiktokOrdersPT()),
		"woocommerce_orders.csv": text(',', wooOrders()),
	}
}

// amazonOrders is a file of what is still to be sent: one row for each item, and no prices.
func amazonOrders() [][]string {
	header := headers("order-id,order-item-id,purchase-date,payments-date,reporting-date,promise-date,days-past-promise,buyer-email,buyer-name,buyer-phone-number," +
		"sku,product-name,quantity-purchased,quantity-shipped,quantity-to-ship,ship-service-level,recipient-name,ship-address-1,ship-address-2,ship-address-3," +
		"ship-city,ship-state,ship-postal-code,ship-country,is-business-order,purchase-order-number,price-designation,sales-channel")
	one := cells{
		"order-id": "302-0000001-1000001", "order-item-id": "00010000000101", "purchase-date": "2026-03-02T09:14:05+00:00", "payments-date": "2026-03-02T09:20:41+00:00",
		"reporting-date": "2026-03-03T00:00:00+00:00", "promise-date": "2026-03-05T22:59:59+00:00", "days-past-promise": "-2", "buyer-email": "a1@marketplace.example",
		"buyer-name": "Jonas Beispiel", "buyer-phone-number": "+49 30 5550101", "sku": "LMP-USB-01", "product-name": "Rechargeable USB desk lamp", "quantity-purchased": "1",
		"quantity-shipped": "0", "quantity-to-ship": "1", "ship-service-level": "Standard", "recipient-name": "Jonas Beispiel", "ship-address-1": "Musterweg 5",
		"ship-address-2": "Hinterhaus", "ship-city": "Berlin", "ship-state": "BE", "ship-postal-code": "01099", "ship-country": "DE", "is-business-order": "false",
		"sales-channel": "Amazon.de",
	}
	two := cells{
		"order-id": "302-0000002-1000002", "order-item-id": "00010000000201", "purchase-date": "2026-03-03T18:02:44+00:00", "payments-date": "2026-03-03T18:31:09+00:00",
		"promise-date": "2026-03-06T22:59:59+00:00", "buyer-email": "a2@marketplace.example", "buyer-name": "Élise Modèle", "sku": "SCK-WL-5P",
		"product-name": "Wool socks, five pairs", "quantity-purchased": "2", "quantity-to-ship": "2", "recipient-name": "Élise Modèle", "ship-address-1": "12 rue de l'Exemple",
		"ship-city": "Lyon", "ship-postal-code": "69001", "ship-country": "FR", "sales-channel": "Amazon.fr",
	}
	three := two.with(cells{
		"order-item-id": "00010000000202", "sku": "CBL-TC-2M", "product-name": "Type-C fast charging cable", "quantity-purchased": "1", "quantity-to-ship": "1",
	})
	four := one.with(cells{
		"order-id": "302-0000003-1000003", "order-item-id": "00010000000301", "purchase-date": "2026-03-04T07:00:00+00:00", "payments-date": "2026-03-04T07:05:00+00:00",
		"buyer-email": "a3@marketplace.example", "buyer-name": "Petra Vorlage", "recipient-name": "Petra Vorlage", "ship-address-2": "",
	})
	return grid(header, one, two, three, four)
}

func coupangOrders() [][]string {
	header := headers("번호,묶음배송번호,주문번호,택배사,운송장번호,출고일(발송일),주문일,등록상품명,등록옵션명,노출상품ID,결제액,배송비,구매수(수량),옵션판매가(판매단가),구매자,구매자전화번호," +
		"수취인이름,수취인전화번호,우편번호,수취인 주소,배송메세지,배송완료일,구매확정일자,배송유형")
	one := cells{
		"번호": "1", "묶음배송번호": "720000000001", "주문번호": "18000000000001", "택배사": "CJ 대한통운", "운송장번호": "640000000017", "출고일(발송일)": "2026-03-03 15:10:00",
		"주문일": "2026-03-02 21:40:11", "등록상품명": "대나무 뚜껑 보온병", "등록옵션명": "450ml 초록", "노출상품ID": "7000000001", "결제액": "31,500", "배송비": "3,000", "구매수(수량)": "2",
		"옵션판매가(판매단가)": "15,750", "구매자": "홍예시", "구매자전화번호": "0502-555-0101", "수취인이름": "홍예시", "수취인전화번호": "0502-555-0101", "우편번호": "06000",
		"수취인 주소": "서울특별시 강남구 예시로 1, 101호", "배송메세지": "문 앞에 놓아주세요", "배송완료일": "2026-03-05", "구매확정일자": "2026-03-12", "배송유형": "판매자배송",
	}
	two := one.with(cells{
		"번호": "2", "등록상품명": "울 양말", "등록옵션명": "5켤레", "노출상품ID": "7000000002", "결제액": "12,900", "배송비": "0", "구매수(수량)": "1", "옵션판매가(판매단가)": "12,900",
	})
	three := cells{
		"번호": "3", "묶음배송번호": "720000000002", "주문번호": "18000000000002", "주문일": "2026-03-04 08:02:30", "등록상품명": "캔버스 숄더백", "등록옵션명": "빨강", "결제액": "24,500",
		"배송비": "0", "구매수(수량)": "1", "옵션판매가(판매단가)": "24,500", "구매자": "김본보기", "수취인이름": "이본보기", "수취인전화번호": "010-5550-0102", "우편번호": "04000",
		"수취인 주소": "부산광역시 해운대구 본보기길 22",
	}
	return grid(header, one, two, three)
}

func dianxiaomiOrders() [][]string {
	header := headers("订单号,店铺账号,SKU,属性,数量,单价,币种,发货仓库,买家姓名,地址1,城市,省/州,区县,国家二字码,邮编,手机,Email,买家备注,下单时间,客服备注")
	one := cells{
		"订单号": "DX0000318-A", "店铺账号": "shop01", "SKU": "MUG-BMB-03", "属性": "容量:450ml", "数量": "2", "单价": "15.75", "币种": "USD", "发货仓库": "深圳仓", "买家姓名": "Noah Sample",
		"地址1": "8 Example Street", "城市": "Austin", "省/州": "TX", "区县": "Travis", "国家二字码": "US", "邮编": "00731", "手机": "+1 512 555 0101", "Email": "noah@example.com",
		"买家备注": "gift wrap please", "下单时间": "2026-03-02 10:15:00", "客服备注": "拆单 1/2",
	}
	two := one.with(cells{"SKU": "TOY-WDN-12", "属性": "", "数量": "1", "单价": "12.99"})
	three := one.with(cells{
		"订单号": "DX0000319", "SKU": "BAG-CNV-RD", "属性": "颜色:红色", "数量": "1", "单价": "24.50", "买家姓名": "Maja Przykład", "地址1": "ul. Wzorcowa 3/4", "城市": "Kraków", "省/州": "małopolskie",
		"区县": "", "国家二字码": "PL", "邮编": "30-001", "手机": "+48 555 010 103", "Email": "maja@example.com", "买家备注": "", "下单时间": "2026-03-03 08:00:00", "客服备注": "",
	})
	return grid(header, one, two, three)
}

// dropeaOrders are paid on delivery; the products of an order and their numbers are in a cell each.
func dropeaOrders() [][]string {
	header := headers("Tienda,Numero de Pedido,Nombre completo,Fecha de Pedido,Dirección,Dirección 2,Teléfono,Email,Ciudad,Provincia,Código Postal,Método de envío," +
		"Productos,Cantidades,Coste productos (sin IVA),Coste logística,Coste total (IVA incl),Importe reembolso,Beneficio Dropshipper,Código de seguimiento,ID de pedido externo,ID externo,Estado")
	one := cells{
		"Tienda": "Tienda Muestra", "Numero de Pedido": "00450011", "Nombre completo": "Rocío Ejemplo Pérez", "Fecha de Pedido": "14/03/2026", "Dirección": "Calle Ficticia 9", "Dirección 2": "3º B",
		"Teléfono": "+34 600 555 101", "Email": "rocio@example.com", "Ciudad": "Getafe", "Provincia": "Madrid", "Código Postal": "08901", "Método de envío": "GLS",
		"Productos": "Lámpara USB, Puzle de madera", "Cantidades": "1, 2", "Coste productos (sin IVA)": "14,20 €", "Coste logística": "5,40 €", "Coste total (IVA incl)": "23,72 €",
		"Importe reembolso": "44,88 €", "Beneficio Dropshipper": "21,16 €", "Código de seguimiento": "GLS0000010001", "ID de pedido externo": "#2041", "ID externo": "600000000001", "Estado": "Entregado",
	}
	two := one.with(cells{
		"Numero de Pedido": "00450012", "Nombre completo": "Iván Supuesto", "Fecha de Pedido": "15/03/2026", "Dirección": "Avenida Inventada 2", "Dirección 2": "", "Teléfono": "+34 600 555 102",
		"Email": "", "Ciudad": "Elche", "Provincia": "Alicante", "Código Postal": "03201", "Productos": "Bolso de lona, rojo", "Cantidades": "1", "Importe reembolso": "1.024,50 €",
		"Código de seguimiento": "GLS0000010002", "ID de pedido externo": "#2042", "ID externo": "", "Estado": "Rehusado",
	})
	three := two.with(cells{
		"Numero de Pedido": "00450013", "Fecha de Pedido": "16/03/2026", "Productos": "Taza térmica", "Cantidades": "3", "Importe reembolso": "47,25 €", "Código de seguimiento": "", "ID de pedido externo": "",
		"Estado": "Pendiente",
	})
	return grid(header, one, two, three)
}

const ebayHeader = "Sales Record Number,Order Number,Buyer Username,Buyer Name,Buyer Email,Buyer Note,Buyer Address 1,Buyer Address 2,Buyer City,Buyer State,Buyer Zip,Buyer Country," +
	"Buyer Tax Identifier Name,Buyer Tax Identifier Value,Ship To Name,Ship To Phone,Ship To Address 1,Ship To Address 2,Ship To City,Ship To State,Ship To Zip,Ship To Country," +
	"Item Number,Item Title,Custom Label,Sold Via Promoted Listings,Quantity,Sold For,Postage And Handling,Item Location,Item Zip Code,Item Country,Tax Status,Seller Collected Tax," +
	"eBay Collected Tax,Total Price,eBay Collected Tax and Fees Included in Total,Payment Method,Sale Date,Paid On Date,Ship By Date,Minimum Estimated Delivery Date," +
	"Maximum Estimated Delivery Date,Shipped On Date,Feedback Left,Feedback Received,My Item Note,PayPal Transaction ID,Shipping Service,Tracking Number,Transaction ID," +
	"Variation Details,Click And Collect,eBay Plus,eBay International Shipping"

// ebayOrders has bare commas over the header, padding under it, an order of two items with a row that sums it up,
// an order with nothing but its sales record number, and footers.
func ebayOrders() [][]string {
	header := headers(ebayHeader)
	one := cells{
		"Sales Record Number": "1201", "Order Number": "11-00001-00001", "Buyer Username": "sample_buyer1", "Buyer Name": "Kirra Sample", "Buyer Email": "k1@members.example",
		"Buyer Address 1": "1 Billing Road", "Buyer City": "Perth", "Buyer Zip": "6000", "Buyer Country": "Australia", "Ship To Name": "Kirra Sample", "Ship To Phone": "+61 2 5550 0101",
		"Ship To Address 1": "22 Example Parade", "Ship To Address 2": "Unit 4", "Ship To City": "Darwin", "Ship To State": "Northern Territory", "Ship To Zip": "0800", "Ship To Country": "Australia",
		"Item Number": "250000000001", "Item Title": "Bluetooth headphones X7", "Custom Label": "HDP-BT-X7", "Quantity": "1", "Sold For": "AU $2,980.00", "Postage And Handling": "AU $20.00",
		"Seller Collected Tax": "AU $0.00", "eBay Collected Tax": "AU $0.00", "Total Price": "AU $3,000.00", "Payment Method": "Other", "Sale Date": "Oct-05-26", "Paid On Date": "Oct-05-26",
		"Ship By Date": "Oct-09-26", "Shipped On Date": "Oct-07-26", "Feedback Left": "Yes", "Shipping Service": "Australia Post Parcel Post", "Tracking Number": "33ABC0000000001",
		"Transaction ID": "2800000000018", "Variation Details": "[Colour:Black]",
	}
	whole := one.with(cells{
		"Sales Record Number": "1202", "Order Number": "11-00002-00002", "Buyer Username": "sample_buyer2", "Buyer Name": "Liam Pattern", "Buyer Email": "l2@members.example",
		"Ship To Name": "Liam Pattern", "Ship To Zip": "3000", "Ship To City": "Melbourne", "Ship To State": "Victoria", "Item Number": "", "Item Title": "", "Custom Label": "", "Quantity": "3",
		"Sold For": "AU $50.87", "Postage And Handling": "AU $9.95", "Total Price": "AU $60.82", "Sale Date": "Oct-06-26", "Paid On Date": "Oct-06-26", "Shipped On Date": "", "Tracking Number": "",
		"Transaction ID": "", "Variation Details": "",
	})
	item := cells{
		"Sales Record Number": "1202", "Order Number": "11-00002-00002", "Buyer Username": "sample_buyer2", "Buyer Name": "Liam Pattern", "Item Number": "250000000002",
		"Item Title": "Wooden puzzle, 12 pieces", "Custom Label": "TOY-WDN-12", "Quantity": "2", "Sold For": "AU $12.99", "Postage And Handling": "AU $4.95", "Sale Date": "Oct-06-26",
	}
	other := item.with(cells{"Item Number": "250000000003", "Item Title": "Canvas shoulder bag", "Custom Label": "BAG-CNV-RD", "Quantity": "1", "Sold For": "AU $24.89", "Postage And Handling": "AU $5.00"})
	unnumbered := one.with(cells{
		"Sales Record Number": "1203", "Order Number": "", "Buyer Username": "sample_buyer3", "Buyer Name": "Ngaire Model", "Buyer Email": "", "Ship To Name": "Ngaire Model", "Item Number": "250000000004",
		"Item Title": "Type-C fast charging cable", "Custom Label": "CBL-TC-2M", "Sold For": "AU $6.90", "Postage And Handling": "AU $0.00", "Total Price": "AU $6.90", "Sale Date": "Oct-07-26",
		"Paid On Date": "", "Shipped On Date": "", "Tracking Number": "", "Variation Details": "",
	})
	rows := grid(header, one, whole, item, other, unnumbered)
	blank := make([]string, len(header))
	return append(append([][]string{blank, rows[0], blank}, rows[1:]...), blank, []string{"3", "record(s) downloaded", ""}, []string{"Seller ID : sample_seller"})
}

func ebayOrdersFR() [][]string {
	header := strings.Split("Numéro de vente;Numéro de commande;Pseudo de l’acheteur;Nom de l'acheteur;Nom du destinataire;Adresse du destinataire 1;Ville du destinataire;"+
		"Code postal du destinataire;Pays du destinataire;Numéro de l'objet;Intitulé de l'objet;Quantité;Vendu pour;Livraison et manutention;Prix total;Date de vente;Date de paiement;Numéro de suivi", ";")
	one := cells{
		"Numéro de vente": "310", "Numéro de commande": "12-00001-00001", "Pseudo de l’acheteur": "modele_fr", "Nom de l'acheteur": "Camille Modèle", "Nom du destinataire": "Camille Modèle",
		"Adresse du destinataire 1": "4 allée des Exemples", "Ville du destinataire": "Nantes", "Code postal du destinataire": "01000", "Pays du destinataire": "France",
		"Numéro de l'objet": "250000000011", "Intitulé de l'objet": "Puzzle en bois", "Quantité": "1", "Vendu pour": "1\u00a0234,50\u00a0€", "Livraison et manutention": "5,50\u00a0€",
		"Prix total": "1\u00a0240,00\u00a0€", "Date de vente": "05-oct.-26", "Date de paiement": "06-oct.-26", "Numéro de suivi": "6A00000000011",
	}
	two := one.with(cells{
		"Numéro de vente": "311", "Numéro de commande": "", "Nom de l'acheteur": "Hugo Gabarit", "Nom du destinataire": "Hugo Gabarit", "Numéro de l'objet": "250000000012",
		"Intitulé de l'objet": "Chaussettes en laine", "Quantité": "2", "Vendu pour": "EUR 45,00", "Livraison et manutention": "EUR 0,00", "Prix total": "EUR 90,00", "Date de vente": "07-déc.-26",
		"Date de paiement": "", "Numéro de suivi": "",
	})
	rows := grid(header, one, two)
	return append(rows, []string{"2 enregistrement(s) téléchargé(s)"}, []string{"ID du vendeur : vendeur_modele"})
}

func ebayOrdersDE() [][]string {
	header := headers("Verkaufsprotokollnummer,Mitgliedsname,Vollständiger Name des Käufers,Telefonnummer des Käufers,E-Mail des Käufers,Käuferadresse 1,Käuferadresse 2,Ort des Käufers," +
		"Bundesland des Käufers,Postleitzahl des Käufers,Land des Käufers,Bestellnummer,Artikelnummer,Transaktions-ID,Artikelbezeichnung,Stückzahl,Verkaufspreis,Inkl. Mehrwertsteuersatz," +
		"Verpackung und Versand,Versicherung,Gesamtpreis,Zahlungsmethode,Rechnungsnummer,Verkaufsdatum,Kaufabwicklungsdatum,Bezahldatum,Versanddatum,Versandservice,Abgegebene Bewertungen," +
		"Erhaltene Bewertungen,Notizzettel,Bestandseinheit,Variantendetails,Sendungsnummer")
	one := cells{
		"Verkaufsprotokollnummer": "77", "Mitgliedsname": "muster_kaeufer", "Vollständiger Name des Käufers": "Jürgen Muster", "Telefonnummer des Käufers": "+49 30 5550102",
		"E-Mail des Käufers": "j@members.example", "Käuferadresse 1": "Beispielstraße 7", "Ort des Käufers": "Dresden", "Bundesland des Käufers": "Sachsen", "Postleitzahl des Käufers": "01067",
		"Land des Käufers": "Deutschland", "Bestellnummer": "13-00001-00001", "Artikelnummer": "250000000021", "Artikelbezeichnung": "Thermobecher mit Bambusdeckel", "Stückzahl": "2",
		"Verkaufspreis": "15,75 €", "Inkl. Mehrwertsteuersatz": "19 %", "Verpackung und Versand": "4,99 €", "Gesamtpreis": "36,49 €", "Zahlungsmethode": "PayPal", "Verkaufsdatum": "26.05.2026",
		"Kaufabwicklungsdatum": "26.05.2026", "Bezahldatum": "27.05.2026", "Versanddatum": "28.05.2026", "Versandservice": "DHL Paket", "Bestandseinheit": "MUG-BMB-03", "Sendungsnummer": "00340000000000000011",
	}
	two := one.with(cells{
		"Verkaufsprotokollnummer": "78", "Mitgliedsname": "vorlage22", "Vollständiger Name des Käufers": "Sabine Vorlage", "E-Mail des Käufers": "s@members.example", "Bestellnummer": "13-00002-00002",
		"Artikelnummer": "250000000022", "Artikelbezeichnung": "USB-Schreibtischlampe", "Stückzahl": "1", "Verkaufspreis": "1.199,00 €", "Verpackung und Versand": "0,00 €", "Gesamtpreis": "1.199,00 €",
		"Verkaufsdatum": "02.06.2026", "Kaufabwicklungsdatum": "02.06.2026", "Bezahldatum": "", "Versanddatum": "", "Bestandseinheit": "LMP-USB-01", "Sendungsnummer": "",
	})
	return append(grid(header, one, two), []string{"2 Datensätze heruntergeladen"}, []string{"Verkäufername : muster_handel"})
}

// lazadaOrders has one row for each piece.
func lazadaOrders() [][]string {
	header := headers("orderItemId,orderType,lazadaId,sellerSku,lazadaSku,wareHouse,createTime,updateTime,orderNumber,invoiceRequired,invoiceNumber,deliveredDate,customerName,customerEmail," +
		"nationalRegistrationNumber,shippingName,shippingAddress,shippingAddress2,shippingAddress3,shippingAddress4,shippingAddress5,shippingPhone,shippingPhone2,shippingCity," +
		"shippingPostCode,shippingCountry,shippingRegion,billingName,billingAddr,billingPhone,billingCity,billingPostCode,billingCountry,payMethod,paidPrice,unitPrice,sellerDiscountTotal," +
		"shippingFee,walletCredit,itemName,variation,cdShippingProvider,shippingProvider,shipmentTypeName,shippingProviderType,cdTrackingCode,trackingCode,trackingUrl,promisedShippingTime," +
		"premium,status,buyerFailedDeliveryReturnInitiator,buyerFailedDeliveryReason,bundleId,bundleDiscount,refundAmount,sellerNote")
	one := cells{
		"orderItemId": "900000000000001", "orderType": "Normal", "lazadaId": "LZ-1", "sellerSku": "MUG-BMB-03", "lazadaSku": "2000000001_PH-1", "wareHouse": "dropshipping",
		"createTime": "04 Jul 2026 11:46", "updateTime": "09 Jul 2026 08:00", "orderNumber": "4820000000000157", "invoiceRequired": "No", "deliveredDate": "08 Jul 2026 15:20",
		"customerName": "L***a", "shippingName": "Liza Halimbawa", "shippingAddress": "12 Sample Street, Barangay Uno", "shippingPhone": "639555501011", "shippingCity": "Makati",
		"shippingPostCode": "0012", "shippingCountry": "Philippines", "shippingRegion": "Metro Manila", "payMethod": "COD", "paidPrice": "450.00", "unitPrice": "500.00", "sellerDiscountTotal": "-50.00",
		"shippingFee": "19.50", "walletCredit": "0.00", "itemName": "Bamboo lid thermos mug", "variation": "Color family:Green", "shippingProvider": "LEX PH", "trackingCode": "LEXPH0000000017",
		"promisedShippingTime": "06 Jul 2026 23:59", "status": "delivered", "bundleDiscount": "0.00", "refundAmount": "0.00",
	}
	two := one.with(cells{"orderItemId": "900000000000002"})
	three := one.with(cells{
		"orderItemId": "900000000000003", "sellerSku": "SCK-WL-5P", "paidPrice": "199.00", "unitPrice": "199.00", "sellerDiscountTotal": "0.00", "shippingFee": "0.00", "itemName": "Wool socks, five pairs",
		"variation": "",
	})
	lost := one.with(cells{
		"orderItemId": "900000000000004", "createTime": "05 Jul 2026 09:10", "orderNumber": "482000000000016", "deliveredDate": "", "shippingName": "Ramon Modelo", "shippingPhone": "639555501012",
		"payMethod": "MIXEDCARD", "trackingCode": "LEXPH0000000025", "status": "Lost by 3PL", "sellerNote": "claim filed",
	})
	failed := lost.with(cells{
		"orderItemId": "900000000000005", "orderNumber": "482000000000024", "shippingName": "Joy Tularan", "payMethod": "COD", "trackingCode": "LEXPH0000000033", "status": "failed delivery", "sellerNote": "",
	})
	return grid(header, one, two, three, lost, failed)
}

// naverOrders has a title over the header; the file is protected by a password.
func naverOrders() [][]string {
	header := headers("상품주문번호,주문번호,주문일시,주문상태,배송속성,풀필먼트사(주문 기준),클레임상태,수량클레임 여부,상품번호,상품명,옵션정보,수량,최종 상품별 총 주문금액,구매자명,구매자ID,수취인명," +
		"수취인연락처1,통합배송지,우편번호,배송방법,택배사,송장번호,배송메세지,구독신청회차,구독진행회차")
	one := cells{
		"상품주문번호": "2026030200000011", "주문번호": "2026030200000010", "주문일시": "2026-03-02 20:15:33", "주문상태": "배송중", "배송속성": "일반배송", "상품번호": "9000000001", "상품명": "USB 충전식 스탠드",
		"옵션정보": "색상: 화이트", "수량": "1", "최종 상품별 총 주문금액": "28900", "구매자명": "박예문", "구매자ID": "samp****", "수취인명": "박예문", "수취인연락처1": "010-5550-0111",
		"통합배송지": "경기도 성남시 분당구 예문로 10 (예문동) 202호", "우편번호": "01234", "배송방법": "택배,등기,소포", "택배사": "한진택배", "송장번호": "500000000011", "배송메세지": "부재 시 경비실",
	}
	two := one.with(cells{"상품주문번호": "2026030200000012", "상품번호": "9000000002", "상품명": "나무 퍼즐 12조각", "옵션정보": "", "수량": "2", "최종 상품별 총 주문금액": "25800"})
	three := cells{
		"상품주문번호": "2026030300000021", "주문번호": "2026030300000020", "주문일시": "2026-03-03 07:01:12", "주문상태": "취소완료", "클레임상태": "취소완료", "상품번호": "9000000001", "상품명": "USB 충전식 스탠드",
		"수량": "1", "최종 상품별 총 주문금액": "28900", "구매자명": "최보기", "수취인명": "최보기", "수취인연락처1": "010-5550-0112", "통합배송지": "대전광역시 유성구 보기길 3", "우편번호": "34000",
	}
	return append([][]string{{"다운로드 받은 파일로 '엑셀 일괄발송' 처리하는 방법"}}, grid(header, one, two, three)...)
}

// shopeeOrders has one row for each item, with the amounts of the order in each.
func shopeeOrders() [][]string {
	header := headers("Order ID,Order Status,Cancel reason,Return / Refund Status,Tracking Number*,Shipping Option,Shipment Method,Estimated Ship Out Date,Ship Time,Order Creation Date," +
		"Order Paid Time,Parent SKU Reference No.,Product Name,SKU Reference No.,Variation Name,Original Price,Deal Price,Quantity,Product Subtotal,Total Discount(PHP)," +
		"Price Discount(from Seller)(PHP),Shopee Rebate(PHP),SKU Total Weight,Number of Items in Order,Order Total Weight,Seller Voucher(PHP),Seller Absorbed Coin Cashback," +
		"Shopee Voucher(PHP),Bundle Deals Indicator(Y/N),Shopee Bundle Discount(PHP),Seller Bundle Discount(PHP),Shopee Coins Offset(PHP),Credit Card Discount Total(PHP)," +
		"Products' Price Paid by Buyer (PHP),Buyer Paid Shipping Fee,Shipping Rebate Estimate,Reverse Shipping Fee,Service Fee,Grand Total,Estimated Shipping Fee,Username (Buyer)," +
		"Receiver Name,Phone Number,Delivery Address,Town,District,Province,Region,Country,Zip Code,Remark from buyer,Order Complete Time,Note")
	one := cells{
		"Order ID": "2607040SAMPLE1", "Order Status": "Completed", "Tracking Number*": "PH260000000011", "Shipping Option": "SPX Express", "Shipment Method": "Drop-off", "Estimated Ship Out Date": "2026-07-06",
		"Ship Time": "2026-07-05 09:30", "Order Creation Date": "2026-07-04 11:46", "Order Paid Time": "2026-07-04 11:50", "Product Name": "Bamboo lid thermos mug", "SKU Reference No.": "MUG-BMB-03",
		"Variation Name": "Green", "Original Price": "500.00", "Deal Price": "450.00", "Quantity": "2", "Product Subtotal": "900.00", "Number of Items in Order": "3", "Seller Voucher(PHP)": "0.00",
		"Bundle Deals Indicator(Y/N)": "N", "Products' Price Paid by Buyer (PHP)": "1,099.00", "Buyer Paid Shipping Fee": "40.00", "Grand Total": "1,139.00", "Username (Buyer)": "sample_ph1",
		"Receiver Name": "Ana Halimbawa", "Phone Number": "639555501021", "Delivery Address": "8 Sample Road, Cebu", "Town": "Lahug", "District": "Lahug", "Province": "Cebu", "Region": "Visayas", "Country": "PH",
		"Zip Code": "06000", "Remark from buyer": "thank you", "Order Complete Time": "2026-07-12 10:00",
	}
	two := one.with(cells{
		"Product Name": "Wool socks, five pairs", "SKU Reference No.": "SCK-WL-5P", "Variation Name": "", "Original Price": "199.00", "Deal Price": "199.00", "Quantity": "1", "Product Subtotal": "199.00",
	})
	three := one.with(cells{
		"Order ID": "2607050SAMPLE2", "Order Status": "Cancelled", "Cancel reason": "Cancelled by buyer", "Tracking Number*": "", "Ship Time": "", "Order Creation Date": "2026-07-05 08:00", "Order Paid Time": "",
		"Quantity": "1", "Product Subtotal": "450.00", "Number of Items in Order": "1", "Products' Price Paid by Buyer (PHP)": "450.00", "Grand Total": "490.00", "Username (Buyer)": "sample_ph2",
		"Receiver Name": "Ben Modelo", "Remark from buyer": "", "Order Complete Time": "",
	})
	four := three.with(cells{
		"Order ID": "2607060SAMPLE3", "Order Status": "Shipped", "Cancel reason": "", "Tracking Number*": "PH260000000029", "Ship Time": "2026-07-07 17:45", "Order Creation Date": "2026-07-06 20:12",
		"Order Paid Time": "2026-07-06 20:13", "Username (Buyer)": "sample_ph3", "Receiver Name": "Carla Tularan",
	})
	return grid(header, one, two, three, four)
}

const tiktokHeader = "Order ID,Order Status,Order Substatus,Cancelation/Return Type,Normal or Pre-order,SKU ID,Seller SKU,Product Name,Variation,Quantity,Sku Quantity of return," +
	"SKU Unit Original Price,SKU Subtotal Before Discount,SKU Platform Discount,SKU Seller Discount,SKU Subtotal After Discount,Shipping Fee After Discount,Original Shipping Fee," +
	"Shipping Fee Seller Discount,Shipping Fee Platform Discount,Payment platform discount,Taxes,Order Amount,Order Refund Amount,Created Time,Paid Time,RTS Time,Shipped Time,Delivered Time," +
	"Cancelled Time,Cancel By,Cancel Reason,Fulfillment Type,Warehouse Name,Tracking ID,Delivery Option,Shipping Provider Name,Buyer Message,Buyer Username,Recipient,Phone #,Country,Province," +
	"District,Commune,Detail Address,Additional address information,Payment Method,Weight(kg),Product Category,Package ID,Seller Note,Checked Status,Checked Marked by"

// tiktokOrders has a row under the header that explains it, and one row for each product of an order.
func tiktokOrders() [][]string {
	one := cells{
		"Order ID": "580000000000000117", "Order Status": "Completed", "Order Substatus": "Completed", "Normal or Pre-order": "Normal", "SKU ID": "1729000000000000011", "Seller SKU": "MUG-BMB-03",
		"Product Name": "Bình giữ nhiệt nắp tre", "Variation": "Xanh", "Quantity": "2", "Sku Quantity of return": "0", "SKU Unit Original Price": "160000", "SKU Subtotal Before Discount": "320000",
		"SKU Platform Discount": "0", "SKU Seller Discount": "20000", "SKU Subtotal After Discount": "300000", "Shipping Fee After Discount": "15000", "Original Shipping Fee": "25000", "Taxes": "0",
		"Order Amount": "414000", "Order Refund Amount": "0", "Created Time": "14/03/2026 09:05:01", "Paid Time": "14/03/2026 09:06:30", "RTS Time": "14/03/2026 15:00:00",
		"Shipped Time": "15/03/2026 08:10:00", "Delivered Time": "18/03/2026 16:22:00", "Fulfillment Type": "Fulfillment by seller", "Tracking ID": "850000000011", "Delivery Option": "Standard shipping",
		"Shipping Provider Name": "J&T Express", "Buyer Username": "mau_01", "Recipient": "Nguyễn Văn Mẫu", "Phone #": "(+84)905550101", "Country": "Vietnam", "Province": "Hà Nội", "District": "Cầu Giấy",
		"Commune": "Dịch Vọng", "Detail Address": "Số 1 đường Mẫu", "Payment Method": "Bank transfer", "Weight(kg)": "0.6", "Package ID": "1152000000000000011", "Checked Status": "Unchecked",
	}
	two := one.with(cells{
		"SKU ID": "1729000000000000012", "Seller SKU": "SCK-WL-5P", "Product Name": "Tất len năm đôi", "Variation": "", "Quantity": "1", "SKU Unit Original Price": "99000",
		"SKU Subtotal Before Discount": "99000", "SKU Seller Discount": "0", "SKU Subtotal After Discount": "99000",
	})
	three := one.with(cells{
		"Order ID": "580000000000000125", "Order Status": "Shipped", "Order Substatus": "In transit", "Quantity": "1", "SKU Unit Original Price": "160000", "SKU Subtotal Before Discount": "160000",
		"SKU Seller Discount": "0", "SKU Subtotal After Discount": "160000", "Shipping Fee After Discount": "0", "Order Amount": "160000", "Created Time": "20/03/2026 21:40:00", "Paid Time": "",
		"RTS Time": "21/03/2026 09:00:00", "Shipped Time": "21/03/2026 18:00:00", "Delivered Time": "", "Tracking ID": "850000000029", "Buyer Username": "mau_02", "Recipient": "Trần Thị Thử",
		"Phone #": "(+84)905550102", "Payment Method": "Cash on delivery", "Buyer Message": "giao giờ hành chính",
	})
	rows := grid(headers(tiktokHeader), one, two, three)
	explained := make([]string, len(rows[0]))
	for i, name := range rows[0] {
		explained[i] = "What is meant by " + name + "."
	}
	explained[0], explained[9] = "Platform unique order ID.", "SKU sold quantity in the order."
	return append([][]string{rows[0], explained}, rows[1:]...)
}

// tiktokOrdersPT is the csv of orders to be sent: a tab behind every cell, the month before the day, and the time
// of day with AM or PM.
func tiktokOrdersPT() [][]string {
	one := cells{
		"Order ID": "580000000000000911", "Order Status": "A ser enviado", "Order Substatus": "Aguardando coleta", "Normal or Pre-order": "Normal", "SKU ID": "1729000000000000911",
		"Seller SKU": "TOY-WDN-12", "Product Name": "Quebra-cabeça de madeira", "Variation": "Padrão", "Quantity": "1", "SKU Unit Original Price": "BRL 49,90", "SKU Subtotal Before Discount": "BRL 49,90",
		"SKU Subtotal After Discount": "BRL 49,90", "Shipping Fee After Discount": "BRL 0,00", "Taxes": "BRL 0,00", "Order Amount": "BRL 49,90", "Created Time": "05/06/2026 10:02:11 PM",
		"Paid Time": "05/06/2026 10:04:00 PM", "Tracking ID": "888000000911BR", "Shipping Provider Name": "Correios", "Buyer Username": "amostra.br", "Recipient": "João Exemplo", "Phone #": "(+55)34955550167",
		"Country": "Brasil", "Province": "Minas Gerais", "District": "Uberlândia", "Detail Address": "Rua das Amostras, 450", "Payment Method": "Pix",
	}
	two := one.with(cells{
		"Order ID": "580000000000000929", "Order Substatus": "Aguardando envio", "Order Amount": "BRL 1.049,80", "SKU Subtotal After Discount": "BRL 1.049,80", "SKU Unit Original Price": "BRL 524,90",
		"SKU Subtotal Before Discount": "BRL 1.049,80", "Quantity": "2", "Created Time": "05/07/2026 08:00:00 AM", "Paid Time": "05/07/2026 08:01:00 AM", "Tracking ID": "", "Recipient": "Ana Modelo",
		"Buyer Username": "modelo.br",
	})
	rows := grid(headers(tiktokHeader), one, two)
	for _, row := range rows {
		for i := range row {
			row[i] += "\t"
		}
	}
	return rows
}

func wooOrders() [][]string {
	header := headers("order_id,order_date,order_status,customer_id,billing_first_name,billing_last_name,billing_email,billing_phone,billing_address_1,billing_city,billing_state,billing_postcode," +
		"billing_country,shipping_address_1,shipping_city,shipping_state,shipping_postcode,shipping_country,order_total,order_currency,payment_method")
	one := cells{
		"order_id": "10231", "order_date": "2026-03-02 14:05:33", "order_status": "wc-processing", "customer_id": "17", "billing_first_name": "Chiara", "billing_last_name": "Esempio",
		"billing_email": "chiara@example.com", "billing_phone": "+39 06 5550101", "billing_address_1": "Via Fattura 1", "billing_city": "Roma", "billing_state": "RM", "billing_postcode": "00184",
		"billing_country": "IT", "shipping_address_1": "Via Modello 9", "shipping_city": "Latina", "shipping_state": "LT", "shipping_postcode": "04100", "shipping_country": "IT", "order_total": "58.90",
		"order_currency": "EUR", "payment_method": "cod",
	}
	two := one.with(cells{
		"order_id": "10232", "order_date": "2026-03-03 08:11:00", "order_status": "wc-completed", "billing_first_name": "Paolo", "billing_last_name": "Campione", "billing_email": "paolo@example.com",
		"shipping_address_1": "", "shipping_city": "", "shipping_state": "", "shipping_postcode": "", "shipping_country": "", "order_total": "1,299.00", "payment_method": "stripe",
	})
	three := two.with(cells{"order_id": "10233", "order_date": "2026-03-03 09:30:00", "order_status": "wc-refunded", "billing_first_name": "Rita", "billing_last_name": "Prova", "billing_email": "rita@example.com", "order_total": "19.99"})
	return grid(header, one, two, three)
}
