package resources

import "strings"

// processorSamples are what card processors account for to shops.
func processorSamples() map[string]sample {
	return map[string]sample{
		"mollie_settlement.csv":     text(',', mollieSettlement()),
		"razorpay_recon.csv":        text(',', razorpayRecon()),
		"razorpay_settlement.csv":   text(',', razorpaySettlement()),
		"square_transactions.csv":   text(',', squareTransactions()),
		"sumup_transactions.csv":    text(',', sumupTransactions()),
		"sumup_transactions_de.csv": text(',', sumupGerman()),
	}
}

// mollieSettlement has payments in full, one of them in another currency than it is settled in, and what is kept back of
// all of them in a row of its own.
func mollieSettlement() [][]string {
	rows := [][]string{headers("Date,Payment method,Currency,Amount,Status,ID,Description,Consumer name,Consumer bank account,Consumer BIC,Settlement currency,Settlement amount,Settlement reference,Amount refunded")}
	for _, line := range []string{
		"2026-03-02 22:07:04,creditcard,EUR,50.00,paidout,tr_a000000001,Order 1001,Ida Voorbeeld,NL00BANK0000000000,BANKNL2A,EUR,50.00,1234567.2603.01,10.00",
		"2026-03-03 19:12:25,ideal,EUR,31.95,paidout,tr_a000000002,1002,Bo Model,NL00BANK0000000000,BANKNL2A,EUR,31.95,1234567.2603.01,",
		"2026-03-04 12:40:46,creditcard,USD,100.00,paidout,tr_a000000003,Bestelling #1003,Cy Sample,,,EUR,92.10,1234567.2603.01,",
		"2026-03-04 15:00:00,,EUR,20.00,,cpt_a00000004,Original payment: tr_a000000004 - Order 1004,,,,EUR,20.00,1234567.2603.01,",
		"2026-03-05 09:00:00,refund,EUR,-10.00,refunded,re_b000000001,Refund of order 1001,,,,EUR,-10.00,1234567.2603.01,",
		"2026-03-05 10:00:00,chargeback,EUR,-31.95,,chb_c00000001,,,,,EUR,-31.95,1234567.2603.01,",
		"2026-03-05 11:00:00,ideal,EUR,12.00,paidout,tr_a000000005,Wool socks and more,Di Voorbeeld,,,EUR,12.00,1234567.2603.01,",
		"2026-03-06 02:00:00,,EUR,-2.88,,,Withheld transaction fees MOL.2026.0000001,,,,EUR,-2.88,1234567.2603.01,",
	} {
		rows = append(rows, headers(line))
	}
	return rows
}

// razorpaySettlement has fees with their tax, an amount taken back for a dispute, and a payment that is not settled yet.
func razorpaySettlement() [][]string {
	header := headers("entity_id,type,debit,credit,amount,currency,fee,tax,on_hold,settled,created_at,settled_at,settlement_id,description,notes,payment_id,arn,settlement_utr,order_id,order_receipt,method," +
		"upi_flow,card_network,card_issuer,card_type,dispute_id")
	var rows []cells
	for _, line := range []string{
		"pay_A00000000001|payment|0|2197.39|2250.5|53.11|8.10|0|1|03/03/2026 12:42:42|05/03/2026 16:41:37|setl_A0001|UTR00000001|#1001",
		"pay_A00000000002|payment|0|877.78|899|21.22|3.24|0|1|03/03/2026 20:01:16|05/03/2026 16:41:37|setl_A0001|UTR00000001|#1002",
		"rfnd_A0000000003|refund|899|0|899|0|0|0|1|04/03/2026 16:44:56|05/03/2026 16:41:37|setl_A0001|UTR00000001|#1002",
		"adj_A00000000004|adjustment|150|0|150|0|0|0|1|04/03/2026 18:00:00|05/03/2026 16:41:37|setl_A0001|UTR00000001|",
		"adj_A00000000005|adjustment|0|40|40|0|0|0|1|04/03/2026 19:00:00|05/03/2026 16:41:37|setl_A0001|UTR00000001|",
		"pay_A00000000006|payment|0|877.78|899|21.22|3.24|1|0|05/03/2026 20:27:23||||#1003",
	} {
		v := strings.Split(line, "|")
		rows = append(rows, cells{
			"entity_id": v[0], "type": v[1], "debit": v[2], "credit": v[3], "amount": v[4], "currency": "INR", "fee": v[5], "tax": v[6], "on_hold": v[7], "settled": v[8], "created_at": v[9],
			"settled_at": v[10], "settlement_id": v[11], "settlement_utr": v[12], "order_receipt": v[13], "notes": "null",
		})
	}
	return grid(header, rows...)
}

// razorpayRecon has fees without their tax.
func razorpayRecon() [][]string {
	header := headers("transaction_entity,entity_id,amount,currency,fee (exclusive tax),tax,debit,credit,payment_method,card_type,issuer_name,entity_created_at,payment_captured_at,payment_notes,refund_notes,arn," +
		"entity_description,order_id,order_receipt,order_notes,dispute_id,dispute_created_at,dispute_reason,settlement_id,settled_at,settlement_utr,settled_by")
	payment := cells{
		"transaction_entity": "payment", "entity_id": "pay_B00000000001", "amount": "1000.0", "currency": "INR", "fee (exclusive tax)": "20.0", "tax": "3.6", "debit": "0.0", "credit": "976.4",
		"payment_method": "upi", "entity_created_at": "13/03/2026 10:00:00", "payment_captured_at": "13/03/2026 10:00:05", "order_id": "order_B0000000001", "order_receipt": "#2001",
		"settlement_id": "setl_B0001", "settled_at": "16/03/2026 12:00:00", "settlement_utr": "UTR00000002", "settled_by": "Razorpay",
	}
	refund := payment.with(cells{
		"transaction_entity": "refund", "entity_id": "rfnd_B0000000002", "amount": "250.0", "fee (exclusive tax)": "5.0", "tax": "0.9", "debit": "255.9", "credit": "0.0", "entity_created_at": "14/03/2026 10:00:00",
	})
	return grid(header, payment, refund)
}

// squareTransactions has sales at the counter: of what is paid in cash, wholly or in part, Square holds nothing.
func squareTransactions() [][]string {
	header := headers("Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Card,Card Entry Methods,Cash,Square Gift Card,Other Tender," +
		"Other Tender Type,Other Tender Note,Fees,Net Total,Transaction ID,Payment ID,Card Brand,PAN Suffix,Device Name,Staff Name,Staff ID,Details,Description,Event Type,Location,Dining Option,Customer ID," +
		"Customer Name,Customer Reference ID,Device Nickname,Third Party Fees,Deposit ID,Deposit Date,Deposit Details,Fee Percentage Rate,Fee Fixed Rate,Refund Reason,Discount Name,Transaction Status,Cash App," +
		"Order Reference ID,Fulfillment Note")
	var rows []cells
	for _, line := range []string{
		"2026-03-03|$45.00|$3.60|$48.60|$48.60|$0.00|$0.00|-$1.36|$47.24|TX001|Speckled Mug x 2|Payment|DEP10|2026-03-04|WEB-1001",
		"2026-03-03|$30.00|$2.40|$32.40|$0.00|$32.40|$0.00|$0.00|$32.40|TX002|Speckled Mug x 1|Payment||||",
		"2026-03-03|$40.00|$0.00|$40.00|$25.00|$15.00|$0.00|-$0.75|$39.25|TX003|Soap x 4|Payment|DEP10|2026-03-04|",
		"2026-03-04|$20.00|$0.00|$20.00|$0.00|$0.00|$20.00|-$0.65|$19.35|TX004|Soap x 2|Payment|DEP11|2026-03-05|WEB-1004",
		"2026-03-04|-$22.50|-$1.80|-$24.30|-$24.30|$0.00|$0.00|$0.68|-$23.62|TX005|Speckled Mug x 1|Refund|DEP11|2026-03-05|WEB-1001",
		"2026-03-05|$10.00|$0.00|$10.00|$10.00|$0.00|$0.00|-$0.36|$9.64|TX006|Soap x 1|Payment|||",
	} {
		v := strings.Split(line, "|")
		rows = append(rows, cells{
			"Date": v[0], "Time": "10:12:36", "Time Zone": "Eastern Time (US & Canada)", "Gross Sales": v[1], "Net Sales": v[1], "Tax": v[2], "Total Collected": v[3], "Card": v[4], "Cash": v[5], "Cash App": v[6],
			"Fees": v[7], "Net Total": v[8], "Transaction ID": v[9], "Description": v[10], "Event Type": v[11], "Deposit ID": v[12], "Deposit Date": v[13], "Order Reference ID": v[14],
			"Discounts": "$0.00", "Service Charges": "$0.00", "Gift Card Sales": "$0.00", "Tip": "$0.00", "Partial Refunds": "$0.00", "Square Gift Card": "$0.00", "Other Tender": "$0.00",
			"Source": "Point of Sale", "Location": "Main St", "Third Party Fees": "$0.00", "Fee Percentage Rate": "2.6", "Fee Fixed Rate": "$0.10", "Transaction Status": "Complete",
		})
	}
	return grid(header, rows...)
}

// sumupTransactions tells of each sale by card twice, as it is made and as it is paid out; of others once.
func sumupTransactions() [][]string {
	rows := [][]string{headers("Email,Date,Transaction ID,Transaction Type,Status,Card Type,Last 4 digits,Process As,Payment Method,Entry Mode,Auth Code,Description,Total,Net,Tax Amount,Tip Amount,Fee,Payout,Payout Date,Payout ID,Reference")}
	for _, line := range []string{
		"shop@example.com,2026-03-03 18:42:05,TAAAAAAAA1,Sale,Successful,VISA,0000,DEBIT,POS,chip,000001,1 x Tee,25.00,20.83,4.17,0.00,0.42,24.58,,,",
		",2026-03-03 18:43:00,TAAAAAAAA1,Payout,Paid,,,,,,,,25.00,,,,0.42,24.58,2026-03-05,500001,WEB-3001",
		"shop@example.com,2026-03-03 19:00:00,TAAAAAAAA2,Sale,Successful,,,,CASH,N/A,,2 x Mug,12.50,10.42,2.08,0.00,0.00,12.50,,,",
		",2026-03-04 19:00:00,TAAAAAAAA3,Refund,Paid,,,,,,,,-25.00,,,,0.00,-25.00,2026-03-06,500002,WEB-3001",
	} {
		rows = append(rows, headers(line))
	}
	return rows
}

func sumupGerman() [][]string {
	rows := [][]string{headers("E-Mail,Datum,Transaktions-ID,Zahlungsart,Status,Kartentyp,Letzte 4 Ziffern,Durchgeführt mit,Zahlungsmethode,Eingabemodus,Autorisierungscode,Beschreibung,Betrag inkl. MwSt.,Netto,Steuerbetrag,Trinkgeldbetrag,Gebühr,Auszahlung,Auszahlungsdatum,Auszahlungs-ID,Referenz")}
	for _, line := range []string{
		"laden@example.com,2026-03-03 19:56:55,TBBBBBBBB1,Umsatz,Erfolgreich,MASTERCARD,**** **** **** 0000,CREDIT,POS,CONTACTLESS,000001,2 x Seife,11.5,11.21,0.29,0.0,0.29,11.21,,,",
		",2026-03-03 19:57:11,TBBBBBBBB1,Auszahlung,Gezahlt,,,,,,,,11.5,,,,0.29,11.21,2026-03-05,500003,",
		"laden@example.com,2026-03-03 20:01:00,TBBBBBBBB2,Umsatz,Abgebrochen,UNKNOWN,,UNKNOWN,N/A,N/A,,2 x Seife,9.0,8.77,0.23,0.0,0.0,,,,",
		",2026-03-03 20:05:00,TBBBBBBBB3,Auszahlung,Gezahlt,,,,,,,,2.5,,,,0.04,2.46,2026-03-05,500003,",
	} {
		rows = append(rows, headers(line))
	}
	return rows
}
