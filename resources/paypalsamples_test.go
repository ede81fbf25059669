package resources

import "strings"

// paypalSamples are the account's activity and statement in the languages in which they are exported.
func paypalSamples() map[string]sample {
	return map[string]sample{
		"paypal_activity.csv":     text(',', paypalActivity()),
		"paypal_activity_all.csv": text(',', paypalEverything()),
		"paypal_activity_de.csv":  text(',', paypalGerman()),
		"paypal_activity_es.csv":  text(',', paypalSpanish()),
		"paypal_activity_it.csv":  text(',', paypalItalian()),
		"paypal_activity_nl.csv":  text(',', paypalDutch()),
		"paypal_activity_pl.csv":  text(',', paypalPolish()),
		"paypal_statement_fr.csv": text(',', paypalFrench()),
	}
}

func paypalActivity() [][]string {
	rows := [][]string{strings.Split("Date|Time|TimeZone|Name|Type|Status|Currency|Gross|Fee|Net|From Email Address|To Email Address|Transaction ID|Invoice Number|Balance", "|")}
	for _, line := range []string{
		"14/03/2026|10:00:00|CET|Ida Sample|Express Checkout Payment|Completed|EUR|1,050.00|-30.80|1,019.20|ida@example.com|shop@example.com|7AB00000000000011|#1003|1,019.20",
		"15/03/2026|11:00:00|CET|Bo Model|Express Checkout Payment|Completed|USD|25.00|-1.20|23.80|bo@example.com|shop@example.com|7AB00000000000022|#1006|23.80",
		"16/03/2026|09:00:00|CET|Ida Sample|Payment Refund|Completed|EUR|-50.00|0.00|-50.00|shop@example.com|ida@example.com|7AB00000000000033|#1003|969.20",
		"17/03/2026|08:00:00|CET||General Withdrawal|Completed|EUR|-900.00|0.00|-900.00|shop@example.com||7AB00000000000044||69.20",
		"18/03/2026|08:00:00|CET|Cy Vorlage|Express Checkout Payment|Pending|EUR|10.00|0.00|10.00|cy@example.com|shop@example.com|7AB00000000000055|#1009|69.20",
	} {
		rows = append(rows, strings.Split(line, "|"))
	}
	return rows
}

// paypalEverything has most columns that can be chosen, the items of carts in rows of their own, and what a payment is
// only announced by.
func paypalEverything() [][]string {
	header := headers("Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,CounterParty Status,Shipping Address,Address Status,Item Title,Item ID," +
		"Shipping and Handling Amount,Insurance Amount,Sales Tax,Option 1 Name,Option 1 Value,Option 2 Name,Option 2 Value,Auction Site,Buyer ID,Item URL,Closing Date,Escrow Id,Reference Txn ID,Invoice Number," +
		"Custom Number,Quantity,Receipt ID,Balance,Address Line 1,Address Line 2/District/Neighborhood,Town/City,State/Province/Region/County/Territory/Prefecture/Republic,Zip/Postal Code,Country," +
		"Contact Phone Number,Subject,Note,Payment Source,Card Type,Transaction Event Code,Payment Tracking ID,Bank Reference ID,Transaction Buyer Country Code,Item Details,Coupons,Special Offers," +
		"Loyalty Card Number,Authorization Review Status,Protection Eligibility,Country Code,Balance Impact,Buyer Wallet,Comment 1,Comment 2,PO Number,Customer Reference Number,Payflow Transaction ID (PNREF)," +
		"Tip,Discount,Seller ID,Risk Filter,Credit Transactional Fee,Credit Promotional Fee,Credit Term,Credit Offer Type,Original Invoice ID,Payment Source Subtype,Campaign Fee,Campaign Name," +
		"Campaign Discount,Campaign Discount Currency,Decline Code,Fastlane Checkout Transaction,Reward Points")
	var rows []cells
	for _, line := range []string{
		"03/14/2026|Ida Sample|General Authorization|Pending|60.00|0.00|60.00|9AB00000000000001|1007|0.00|Memo",
		"03/14/2026|Ida Sample|Express Checkout Payment|Completed|60.00|-2.39|57.61|9AB00000000000002|1007|57.61|Credit",
		"03/14/2026|Ida Sample|Shopping Cart Item|Completed|60.00|0.00|60.00|9AB00000000000002|1007|57.61|",
		"03/15/2026||Payment Hold|Completed|-57.61|0.00|-57.61|9AB00000000000003|1007|0.00|Debit",
		"03/16/2026||Payment Release|Completed|57.61|0.00|57.61|9AB00000000000004|1007|57.61|Credit",
		"03/17/2026||Chargeback Fee|Completed|-20.00|0.00|-20.00|9AB00000000000005||37.61|Debit",
		"03/18/2026|Sample Hosting|PreApproved Payment Bill User Payment|Completed|-7.61|0.00|-7.61|9AB00000000000006|H-77|30.00|Debit",
		"03/19/2026||Bank Deposit to PP Account|Completed|5.00|0.00|5.00|9AB00000000000007||35.00|Credit",
	} {
		v := strings.Split(line, "|")
		rows = append(rows, cells{
			"Date": v[0], "Time": "06:53:17", "TimeZone": "PST", "Name": v[1], "Type": v[2], "Status": v[3], "Currency": "USD", "Gross": v[4], "Fee": v[5], "Net": v[6], "Transaction ID": v[7],
			"Invoice Number": v[8], "Balance": v[9], "Balance Impact": v[10], "Tip": "0.00", "Discount": "0.00", "Sales Tax": "0.00",
		})
	}
	return grid(header, rows...)
}

// paypalGerman has a payment in dollars that is exchanged for euros, a fee of its own, money that is held back and let
// go, something the seller bought, and two entries that move nothing.
func paypalGerman() [][]string {
	header := headers("Datum,Uhrzeit,Zeitzone,Name,Typ,Status,Währung,Brutto,Gebühr,Netto,Absender E-Mail-Adresse,Empfänger E-Mail-Adresse,Transaktionscode,Lieferadresse,Adress-Status,Artikelbezeichnung," +
		"Artikelnummer,Versand- und Bearbeitungsgebühr,Versicherungsbetrag,Umsatzsteuer,Option 1 Name,Option 1 Wert,Option 2 Name,Option 2 Wert,Zugehöriger Transaktionscode,Rechnungsnummer,Zollnummer,Anzahl," +
		"Empfangsnummer,Guthaben,Adresszeile 1,Adresszusatz,Ort,Bundesland,PLZ,Land,Telefon,Betreff,Hinweis,Ländervorwahl,Auswirkung auf Guthaben")
	var rows []cells
	for _, line := range []string{
		"14.03.2026|Ida Muster|PayPal Express-Zahlung|Abgeschlossen|EUR|1.050,00|-30,80|1.019,20|7AB00000000000011||SW-1003|1.019,20|Haben",
		"15.03.2026|Bo Vorlage|Handyzahlung|Abgeschlossen|USD|25,00|-1,20|23,80|7AB00000000000022||SW-1006|23,80|Haben",
		"15.03.2026||Allgemeine Währungsumrechnung|Abgeschlossen|USD|-23,80|0,00|-23,80|7AB00000000000023|7AB00000000000022||0,00|Soll",
		"15.03.2026||Allgemeine Währungsumrechnung|Abgeschlossen|EUR|21,40|0,00|21,40|7AB00000000000024|7AB00000000000022||1.040,60|Haben",
		"16.03.2026|Ida Muster|Rückzahlung|Abgeschlossen|EUR|-50,00|1,02|-48,98|7AB00000000000033|7AB00000000000011|SW-1003|991,62|Soll",
		"16.03.2026||Einbehaltung von Zahlung|Abgeschlossen|EUR|-100,00|0,00|-100,00|7AB00000000000034||SW-1003|891,62|Soll",
		"17.03.2026||Rückbuchung der Einbehaltung von Zahlung|Abgeschlossen|EUR|100,00|0,00|100,00|7AB00000000000035||SW-1003|991,62|Haben",
		"17.03.2026||Rücklastschriftgebühr|Abgeschlossen|EUR|-3,00|0,00|-3,00|7AB00000000000036|||988,62|Soll",
		"17.03.2026|Muster Verpackungen|Zahlung im Einzugsverfahren mit Zahlungsrechnung|Abgeschlossen|EUR|-38,62|0,00|-38,62|7AB00000000000037|||950,00|Soll",
		"18.03.2026||Von Nutzer eingeleitete Abbuchung|Abgeschlossen|EUR|-900,00|0,00|-900,00|7AB00000000000044|||50,00|Soll",
		"18.03.2026|Cy Beispiel|PayPal Express-Zahlung|Ausstehend|EUR|10,00|0,00|10,00|7AB00000000000055||SW-1009|50,00|Haben",
		"18.03.2026|Di Beispiel|Allgemeine Zahlung|Abgeschlossen|EUR|20,00|0,00|20,00|7AB00000000000066|||50,00|Memo",
	} {
		v := strings.Split(line, "|")
		rows = append(rows, cells{
			"Datum": v[0], "Uhrzeit": "10:00:00", "Zeitzone": "CET", "Name": v[1], "Typ": v[2], "Status": v[3], "Währung": v[4], "Brutto": v[5], "Gebühr": v[6], "Netto": v[7],
			"Transaktionscode": v[8], "Zugehöriger Transaktionscode": v[9], "Rechnungsnummer": v[10], "Guthaben": v[11], "Auswirkung auf Guthaben": v[12],
			"Versand- und Bearbeitungsgebühr": "0,00", "Umsatzsteuer": "0,00",
		})
	}
	return grid(header, rows...)
}

// paypalFrench is a statement: it says in one column what an entry is, and has only what moved the balance.
func paypalFrench() [][]string {
	header := headers("Date,Heure,Fuseau horaire,Description,Devise,Brut ,Frais ,Net,Solde,Numéro de transaction,Adresse email de l'expéditeur,Nom,Nom de la banque,Compte bancaire," +
		"Montant des frais de livraison et de traitement,TVA,Numéro de facture,Numéro de la transaction de référence")
	var rows []cells
	for _, line := range []string{
		"14/03/2026|Paiement Express Checkout|120,00|-4,43|115,57|115,57|8AB00000000000011|Ida Exemple|CMD-2003|",
		"15/03/2026|Suspension de paiement|-20,00|0,00|-20,00|95,57|8AB00000000000012||CMD-2003|8AB00000000000011",
		"16/03/2026|Déblocage de paiement|20,00|0,00|20,00|115,57|8AB00000000000013||CMD-2003|8AB00000000000011",
		"17/03/2026|Remboursement de paiement|-20,00|0,00|-20,00|95,57|8AB00000000000014|Ida Exemple|CMD-2003|8AB00000000000011",
		"18/03/2026|Retrait initié par l'utilisateur|-95,57|0,00|-95,57|0,00|8AB00000000000015|||",
	} {
		v := strings.Split(line, "|")
		rows = append(rows, cells{
			"Date": v[0], "Heure": "08:29:44", "Fuseau horaire": "Europe/Paris", "Description": v[1], "Devise": "EUR", "Brut ": v[2], "Frais ": v[3], "Net": v[4], "Solde": v[5],
			"Numéro de transaction": v[6], "Nom": v[7], "Numéro de facture": v[8], "Numéro de la transaction de référence": v[9], "TVA": "0,00", "Montant des frais de livraison et de traitement": "0,00",
		})
	}
	return grid(header, rows...)
}

func paypalSpanish() [][]string {
	header := headers("Fecha,Hora,Zona horaria,Nombre,Tipo,Estado,Divisa,Bruto,Comisión,Neto,Correo electrónico del remitente,Correo electrónico del destinatario,Id. de transacción,Dirección de envío," +
		"Estado de la dirección,Nombre del artículo,Id. del artículo,Importe de envío y manipulación,Importe del seguro,Impuesto sobre ventas,Nombre de la opción 1,Valor de la opción 1,Nombre de la opción 2," +
		"Valor de la opción 2,Id. de referencia de la transacción,N.° de formato de pago,Número personalizado,Cantidad,Id.del formato de pago,Saldo,Dirección,Dirección (continuación)/Distrito/Barrio," +
		"Población o Ciudad,Estado/Provincia/Región/Condado/Territorio/Prefectura/República,Código postal,País,Número de teléfono de contacto,Asunto,Nota,Código de país,Repercusiones en el saldo")
	var rows []cells
	for _, line := range []string{
		"14/03/2026|Ida Ejemplo|Pago con Pago exprés|Completado|698,00|-37,99|660,01|9AB00000000000011|3003|660,01|Crédito",
		"16/03/2026|Ida Ejemplo|Reembolso de pago|Completado|-98,00|0,00|-98,00|9AB00000000000012|3003|562,01|Cargo",
		"17/03/2026||Retirada iniciada por el usuario|Completado|-562,01|0,00|-562,01|9AB00000000000013||0,00|Cargo",
		"18/03/2026|Bo Modelo|Pago con Pago exprés|Pendiente|15,00|0,00|15,00|9AB00000000000014|3006|0,00|Crédito",
	} {
		v := strings.Split(line, "|")
		rows = append(rows, cells{
			"Fecha": v[0], "Hora": "12:00:00", "Zona horaria": "CET", "Nombre": v[1], "Tipo": v[2], "Estado": v[3], "Divisa": "EUR", "Bruto": v[4], "Comisión": v[5], "Neto": v[6],
			"Id. de transacción": v[7], "N.° de formato de pago": v[8], "Saldo": v[9], "Repercusiones en el saldo": v[10], "Importe de envío y manipulación": "0,00", "Impuesto sobre ventas": "0,00",
		})
	}
	return grid(header, rows...)
}

func paypalItalian() [][]string {
	header := headers("Data,Orario,Fuso orario,Nome,Tipo,Stato,Valuta,Lordo,Tariffa,Netto,Indirizzo email mittente,Indirizzo email destinatario,Codice transazione,Indirizzo di spedizione,Stato dell'indirizzo," +
		"Titolo oggetto,Codice articolo,Importo spese di spedizione e imballaggio,Importo assicurazione,Imposte sulle vendite,Nome opzione 1,Valore opzione 1,Nome opzione 2,Valore opzione 2," +
		"Codice transazione di riferimento,N° ordine commerciante,Numero personalizzato,Quantità,Codice ricevuta,Saldo,Indirizzo,Indirizzo (continua),Città,Provincia,CAP/Codice postale,Paese,Telefono,Oggetto," +
		"Messaggio,Prefisso internazionale,Impatto sul saldo")
	var rows []cells
	for _, line := range []string{
		"14/03/2026|Ida Esempio|Pagamento Express Checkout|Completata|80,00|-3,07|76,93|6AB00000000000011|4003|76,93|Accredito",
		"15/03/2026|Ida Esempio|Blocco saldo per revisione contestazione|Completata|-80,00|0,00|-80,00|6AB00000000000012|4003|-3,07|Addebito",
		"16/03/2026|Ida Esempio|Annullamento blocco per risoluzione contestazione|Completata|80,00|0,00|80,00|6AB00000000000013|4003|76,93|Accredito",
		"17/03/2026|Ida Esempio|Rimborso di pagamento|Completata|-30,00|0,00|-30,00|6AB00000000000014|4003|46,93|Addebito",
		"18/03/2026||Trasferimento avviato dall'utente|Completata|-46,93|0,00|-46,93|6AB00000000000015||0,00|Addebito",
	} {
		v := strings.Split(line, "|")
		rows = append(rows, cells{
			"Data": v[0], "Orario": "12:00:00", "Fuso orario": "CET", "Nome": v[1], "Tipo": v[2], "Stato": v[3], "Valuta": "EUR", "Lordo": v[4], "Tariffa": v[5], "Netto": v[6],
			"Codice transazione": v[7], "N° ordine commerciante": v[8], "Saldo": v[9], "Impatto sul saldo": v[10],
		})
	}
	return grid(header, rows...)
}

func paypalDutch() [][]string {
	header := headers("Datum,Tijd,Tijdzone,Naam,Type,Status,Valuta,Bruto,Kosten,Net,Van e-mailadres,Naar e-mailadres,Transactiereferentie,Verzendadres,Status adres,Item Title,Objectreferentie,Verzendkosten," +
		"Verzekeringsbedrag,Sales Tax,Naam optie 1,Waarde optie 1,Naam optie 2,Waarde optie 2,Reference Txn ID,Factuurnummer,Custom Number,Hoeveelheid,Ontvangstbewijsreferentie,Saldo,Adresregel 1," +
		"Adresregel 2/regio/omgeving,Plaats,Staat/Provincie/Regio/Gebied,Zip/Postal Code,Land,Telefoonnummer contactpersoon,Onderwerp,Note,Landcode,Effect op saldo")
	var rows []cells
	for _, line := range []string{
		"14-03-2026|Ida Voorbeeld|Express Checkout betaling|Voltooid|100,00|-5,00|95,00|5AB00000000000011|NL-5003|95,00|Bij",
		"15-03-2026|Ida Voorbeeld|Terugbetaling|Voltooid|-40,00|0,00|-40,00|5AB00000000000012|NL-5003|55,00|Af",
		"16-03-2026||Algemene opname|Voltooid|-55,00|0,00|-55,00|5AB00000000000013||0,00|Af",
		"17-03-2026|Bo Model|Algemene betaling|Voltooid|12,00|0,00|12,00|5AB00000000000014|NL-5006|0,00|Memo",
	} {
		v := strings.Split(line, "|")
		rows = append(rows, cells{
			"Datum": v[0], "Tijd": "17:47:00", "Tijdzone": "CET", "Naam": v[1], "Type": v[2], "Status": v[3], "Valuta": "EUR", "Bruto": v[4], "Kosten": v[5], "Net": v[6],
			"Transactiereferentie": v[7], "Factuurnummer": v[8], "Saldo": v[9], "Effect op saldo": v[10], "Verzendkosten": "0,00", "Sales Tax": "0,00",
		})
	}
	return grid(header, rows...)
}

func paypalPolish() [][]string {
	header := headers("Data,Godzina,Strefa czasowa,Nazwa,Typ,Status,Waluta,Brutto,Opłata,Netto,Z adresu e-mail,Na adres e-mail,Numer transakcji,Nazwa przedmiotu,Podatek od sprzedaży,Pomocniczy numer transakcji," +
		"Numer faktury,Numer potwierdzenia,Saldo,Temat,Uwaga,Źródło płatności,Status analizy autoryzacji,Możliwość skorzystania z ochrony,Wpływ na saldo,Filtr ryzyka")
	var rows []cells
	for _, line := range []string{
		"14.03.2026|Ida Przykład|Płatność Express Checkout|Zakończono|1 250,00|-37,60|1 212,40|4AB00000000000011|PL/6003|1 212,40",
		"15.03.2026|Ida Przykład|Zwrot płatności|Zakończono|-250,00|0,00|-250,00|4AB00000000000012|PL/6003|962,40",
		"16.03.2026||Wypłata zainicjowana przez użytkownika|Zakończono|-962,40|0,00|-962,40|4AB00000000000013||0,00",
	} {
		v := strings.Split(line, "|")
		rows = append(rows, cells{
			"Data": v[0], "Godzina": "09:00:00", "Strefa czasowa": "CET", "Nazwa": v[1], "Typ": v[2], "Status": v[3], "Waluta": "PLN", "Brutto": v[4], "Opłata": v[5], "Netto": v[6],
			"Numer transakcji": v[7], "Numer faktury": v[8], "Saldo": v[9],
		})
	}
	return grid(header, rows...)
}
