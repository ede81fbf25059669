package resources

// accountSamples are the lists of all entries of a seller's account that marketplaces write.
func accountSamples() map[string]sample {
	return map[string]sample{
		"amazon_transactions.csv":    text(',', amazonTransactions()),
		"amazon_transactions_de.csv": text(',', amazonTransactionsDE()),
		"etsy_statement.csv":         text(',', etsyStatement()),
		"meesho_payments.csv":        text(',', meeshoPayments()),
	}
}

// amazonTransactions has notes above the header, one of which names the currency, an entry whose money is held back still, and a payout.
func amazonTransactions() [][]string {
	header := headers("date/time,settlement id,type,order id,sku,description,quantity,marketplace,account type,fulfillment,order city,order state,order postal,tax collection model,product sales," +
		"product sales tax,shipping credits,shipping credits tax,gift wrap credits,giftwrap credits tax,Regulatory Fee,Tax On Regulatory Fee,promotional rebates,promotional rebates tax," +
		"marketplace withheld tax,selling fees,fba fees,other transaction fees,other,total,Transaction Status,Transaction Release Date")
	const order = "111-0000001-0000001"
	sale := cells{
		"date/time": "Mar 4, 2026 9:33:03 AM PST", "settlement id": "19000000031", "type": "Order", "order id": order, "sku": "MUG-1", "description": "Ceramic mug, speckled", "quantity": "2",
		"marketplace": "amazon.com", "account type": "Standard Orders", "fulfillment": "Seller", "order city": "AUSTIN", "order state": "TX", "order postal": "78701",
		"tax collection model": "MarketplaceFacilitator", "product sales": "39.98", "product sales tax": "2.80", "shipping credits": "5.99", "promotional rebates": "-4.00",
		"marketplace withheld tax": "-2.80", "selling fees": "-6.30", "fba fees": "0", "other transaction fees": "0", "other": "0", "total": "35.67", "Transaction Status": "Released",
		"Transaction Release Date": "Mar 11, 2026 9:33:03 AM PST",
	}
	refund := sale.with(cells{
		"date/time": "Mar 9, 2026 11:02:03 PM PDT", "type": "Refund", "quantity": "1", "product sales": "-19.99", "product sales tax": "-1.40", "shipping credits": "0", "promotional rebates": "2.00",
		"marketplace withheld tax": "1.40", "selling fees": "2.40", "total": "-15.59",
	})
	held := sale.with(cells{"date/time": "Mar 14, 2026 1:00:00 PM PDT", "order id": "111-0000002-0000002", "Transaction Status": "Deferred", "Transaction Release Date": ""})
	bare := cells{"settlement id": "19000000031", "product sales": "0", "selling fees": "0", "other transaction fees": "0", "other": "0", "Transaction Status": "Released"}
	fee := bare.with(cells{"date/time": "Mar 10, 2026 12:10:11 AM PDT", "type": "Service Fee", "description": "Cost of Advertising", "other transaction fees": "-12.00", "total": "-12.00"})
	paid := bare.with(cells{"date/time": "Mar 12, 2026 4:00:00 AM PDT", "type": "Transfer", "description": "To account ending with: 123", "other": "-8.08", "total": "-8.08"})
	return append([][]string{
		{"Includes Amazon Marketplace, Fulfillment by Amazon (FBA), and Amazon Webstore transactions"},
		{"All amounts in CAD, unless specified"},
		{"Definitions:"},
	}, grid(header, sale, refund, held, fee, paid)...)
}

// amazonTransactionsDE is the same in German, with decimal commas and points between thousands.
func amazonTransactionsDE() [][]string {
	header := headers("Datum/Uhrzeit,Abrechnungsnummer,Typ,Bestellnummer,SKU,Beschreibung,Menge,Marketplace,Versand,Ort der Bestellung,Bundesland,Postleitzahl,Steuererhebungsmodell,Umsätze," +
		"Produktumsatzsteuer,Gutschrift für Versandkosten,Steuer auf Versandgutschrift,Gutschrift für Geschenkverpackung,Steuer auf Geschenkverpackungsgutschriften,Rabatte aus Werbeaktionen," +
		"Steuer auf Aktionsrabatte,Einbehaltene Steuer auf Marketplace,Verkaufsgebühren,Gebühren zu Versand durch Amazon,Andere Transaktionsgebühren,Andere,Gesamt")
	sale := cells{
		"Datum/Uhrzeit": "04.03.2026 09:33:03 UTC", "Abrechnungsnummer": "19000000047", "Typ": "Bestellung", "Bestellnummer": "302-0000003-1000003", "SKU": "TISCH-1", "Beschreibung": "Tisch, Eiche", "Menge": "1",
		"Marketplace": "amazon.de", "Versand": "Verkäufer", "Ort der Bestellung": "Berlin", "Postleitzahl": "10115", "Umsätze": "1.234,50", "Produktumsatzsteuer": "0", "Verkaufsgebühren": "-185,18",
		"Gebühren zu Versand durch Amazon": "0", "Andere Transaktionsgebühren": "0", "Andere": "0", "Gesamt": "1.049,32",
	}
	paid := cells{
		"Datum/Uhrzeit": "06.03.2026 04:00:00 UTC", "Abrechnungsnummer": "19000000047", "Typ": "Übertrag", "Beschreibung": "An Konto mit der Endung: 123", "Umsätze": "0", "Verkaufsgebühren": "0",
		"Gebühren zu Versand durch Amazon": "0", "Andere Transaktionsgebühren": "0", "Andere": "-1.049,32", "Gesamt": "-1.049,32",
	}
	return append([][]string{{"Alle Beträge in Euro sofern nicht anders gekennzeichnet"}}, grid(header, sale, paid)...)
}

// etsyStatement names orders in the text of an entry, and of a payout the amount too. The newest entry comes first.
func etsyStatement() [][]string {
	return [][]string{
		headers("Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net,Tax Details"),
		{"March 9, 2026", "Deposit", "$1,042.10 sent to your bank account", "", "USD", "--", "--", "--", "--"},
		{"March 4, 2026", "Sale", "Payment for Order #3000000001", "Order #3000000001", "USD", "$1,050.00", "--", "$1,050.00", "--"},
		{"March 4, 2026", "Fee", "Transaction fee: Oak table", "Order #3000000001", "USD", "--", "-$68.25", "-$68.25", "--"},
		{"March 4, 2026", "Fee", "Processing fee", "Order #3000000001", "USD", "--", "-$31.75", "-$31.75", "--"},
		{"March 4, 2026", "Tax", "Sales tax paid by buyer", "Order #3000000001", "USD", "--", "-$50.00", "-$50.00", "--"},
		{"March 3, 2026", "Refund", "Partial refund for Order #3000000002", "Order #3000000002", "USD", "-$20.00", "--", "-$20.00", "--"},
		{"March 3, 2026", "Fee", "Credit for transaction fee", "Order #3000000002", "USD", "--", "$1.30", "$1.30", "--"},
		{"March 2, 2026", "Fee", "Listing fee", "Listing #4000000001", "USD", "--", "-$0.20", "-$0.20", "--"},
		{"March 2, 2026", "Shipping", "USPS shipping label", "Label #5000000001", "USD", "--", "-$7.50", "-$7.50", "--"},
		{"March 1, 2026", "Marketing", "Etsy Ads", "Bill for ads", "USD", "--", "-$2.00", "-$2.00", "--"},
	}
}

// meeshoPayments has a row for each part of an order, and what was taken back of it in a column beside what it was sold for.
func meeshoPayments() [][]string {
	header := headers("Sub Order No,Order Date,Dispatch Date,Product Name,Supplier SKU,Live Order Status,Product GST %,Listing Price (Incl. taxes),Quantity,Transaction ID,Payment Date," +
		"Final Settlement Amount,Price Type,Total Sale Amount (Incl. Shipping & GST),Total Sale Return Amount (Incl. Shipping & GST),Fixed Fee (Incl. GST),Warehousing fee (inc Gst)," +
		"Return premium (incl GST),Meesho Commission (Incl. GST),Return Shipping Charge (Incl. GST),GST Compensation (PRP Shipping),Shipping Charge (Incl. GST)," +
		"Other Support Service Charges (Excl. GST),TCS,TDS Rate %,TDS")
	row := func(number, state, net, sold, back, returning, sending, tcs, tds string) cells {
		return cells{
			"Sub Order No": number, "Order Date": "2026-03-01", "Dispatch Date": "2026-03-02", "Product Name": "Cotton scarf", "Supplier SKU": "SCARF-1", "Live Order Status": state, "Quantity": "1",
			"Transaction ID": "TX" + number[len(number)-3:], "Payment Date": "2026-03-15", "Final Settlement Amount": net, "Total Sale Amount (Incl. Shipping & GST)": sold,
			"Total Sale Return Amount (Incl. Shipping & GST)": back, "Fixed Fee (Incl. GST)": "0", "Return Shipping Charge (Incl. GST)": returning, "Shipping Charge (Incl. GST)": sending,
			"TCS": tcs, "TDS": tds,
		}
	}
	return grid(header,
		row("5500000001_1", "Delivered", "228.50", "310", "0", "0", "-78", "-2.95", "-0.55"),
		row("5500000002_1", "RTO", "0", "310", "-310", "0", "0", "0", "0"),
		row("5500000003_1", "Return", "-160", "310", "-310", "-160", "0", "0", "0"))
}
