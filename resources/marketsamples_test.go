package resources

import "strings"

// marketSamples are exports of orders of marketplaces whose sellers make or stock what they sell.
func marketSamples() map[string]sample {
	return map[string]sample{
		"amazon_all_orders.txt":  text('\t', amazonAllOrders()),
		"amazon_shipments.txt":   text('\t', amazonShipments()),
		"etsy_items.csv":         text(',', etsyItems()),
		"etsy_orders.csv":        text(',', etsyOrders()),
		"magento_orders.csv":     text(',', magentoOrders()),
		"taobao_orders.csv":      text(',', taobaoOrders()),
		"woocommerce_export.csv": text(',', woocommerceExport()),
	}
}

// amazonAllOrders has a row for each item, with that item's part of postage, gift wrap, taxes and promotions; nothing
// that costs of an order that was cancelled, or whose payment is not through yet.
func amazonAllOrders() [][]string {
	header := headers("amazon-order-id,merchant-order-id,purchase-date,last-updated-date,order-status,fulfillment-channel,sales-channel,order-channel,ship-service-level,product-name,sku,asin," +
		"item-status,quantity,currency,item-price,item-tax,shipping-price,shipping-tax,gift-wrap-price,gift-wrap-tax,item-promotion-discount,ship-promotion-discount,ship-city,ship-state," +
		"ship-postal-code,ship-country,promotion-ids,is-business-order,purchase-order-number,price-designation,is-iba")
	one := cells{
		"amazon-order-id": "111-0000001-0000001", "merchant-order-id": "111-0000001-0000001", "purchase-date": "2026-03-04T09:33:03+00:00", "last-updated-date": "2026-03-07T09:33:03+00:00",
		"order-status": "Shipped - Delivered to Buyer", "fulfillment-channel": "Merchant", "sales-channel": "Amazon.com", "ship-service-level": "Standard", "product-name": "Ceramic mug, speckled", "sku": "MUG-1",
		"asin": "B000000001", "item-status": "Shipped", "quantity": "2", "currency": "USD", "item-price": "39.98", "item-tax": "2.80", "shipping-price": "5.99", "shipping-tax": "0.42",
		"gift-wrap-price": "3.49", "gift-wrap-tax": "0.24", "item-promotion-discount": "4.00", "ship-promotion-discount": "5.99", "ship-city": "AUSTIN", "ship-state": "TX", "ship-postal-code": "78701",
		"ship-country": "US", "promotion-ids": "Free shipping", "is-business-order": "false", "is-iba": "false",
	}
	two := one.with(cells{
		"product-name": "Lavender soap bar", "sku": "SOAP-2", "asin": "B000000002", "quantity": "1", "item-price": "9.00", "item-tax": "0.63", "shipping-price": "1.20", "shipping-tax": "0.08",
		"gift-wrap-price": "", "gift-wrap-tax": "", "item-promotion-discount": "", "ship-promotion-discount": "1.20",
	})
	bare := cells{"currency": "", "item-price": "", "item-tax": "", "shipping-price": "", "shipping-tax": "", "gift-wrap-price": "", "gift-wrap-tax": "", "item-promotion-discount": "", "ship-promotion-discount": "", "promotion-ids": ""}
	cancelled := one.with(bare).with(cells{"amazon-order-id": "111-0000002-0000002", "merchant-order-id": "111-0000002-0000002", "order-status": "Cancelled", "item-status": "Cancelled", "quantity": "0"})
	pending := one.with(bare).with(cells{"amazon-order-id": "111-0000003-0000003", "merchant-order-id": "111-0000003-0000003", "order-status": "Pending", "item-status": "Unshipped", "quantity": "1"})
	return grid(header, one, two, cancelled, pending)
}

// amazonShipments has a row for each item of a shipment from the marketplace's own warehouse.
func amazonShipments() [][]string {
	header := headers("amazon-order-id,merchant-order-id,shipment-id,shipment-item-id,amazon-order-item-id,merchant-order-item-id,purchase-date,payments-date,shipment-date,reporting-date," +
		"buyer-email,buyer-name,buyer-phone-number,sku,product-name,quantity-shipped,currency,item-price,item-tax,shipping-price,shipping-tax,gift-wrap-price,gift-wrap-tax,ship-service-level," +
		"recipient-name,ship-address-1,ship-address-2,ship-address-3,ship-city,ship-state,ship-postal-code,ship-country,ship-phone-number,bill-address-1,bill-address-2,bill-address-3,bill-city," +
		"bill-state,bill-postal-code,bill-country,item-promotion-discount,ship-promotion-discount,carrier,tracking-number,estimated-arrival-date,fulfillment-center-id,fulfillment-channel,sales-channel")
	one := cells{
		"amazon-order-id": "111-0000004-0000004", "shipment-id": "D00000001", "shipment-item-id": "D0000000101", "amazon-order-item-id": "20000000000001", "purchase-date": "2026-03-03T11:37:25+00:00",
		"payments-date": "2026-03-04T02:37:25+00:00", "shipment-date": "2026-03-04T11:37:25+00:00", "reporting-date": "2026-03-04T17:37:25+00:00", "buyer-email": "sample@marketplace.example",
		"buyer-name": "Sample Buyer", "sku": "MUG-1", "product-name": "Ceramic mug, speckled", "quantity-shipped": "2", "currency": "USD", "item-price": "39.98", "item-tax": "2.80", "shipping-price": "4.99",
		"shipping-tax": "0.35", "gift-wrap-price": "0.00", "gift-wrap-tax": "0.00", "ship-service-level": "Standard", "recipient-name": "Sample Buyer", "ship-address-1": "12 Example St", "ship-city": "Austin",
		"ship-state": "TX", "ship-postal-code": "78701", "ship-country": "US", "item-promotion-discount": "-2.00", "ship-promotion-discount": "-4.99", "carrier": "UPS", "tracking-number": "1Z0000000000000001",
		"estimated-arrival-date": "2026-03-07T11:37:25+00:00", "fulfillment-center-id": "PHX6", "fulfillment-channel": "AFN", "sales-channel": "amazon.com",
	}
	two := one.with(cells{
		"shipment-id": "D00000002", "shipment-item-id": "D0000000202", "amazon-order-item-id": "20000000000002", "sku": "SOAP-2", "product-name": "Lavender soap bar", "quantity-shipped": "1", "item-price": "9.00",
		"item-tax": "0.63", "shipping-price": "0.00", "shipping-tax": "0.00", "item-promotion-discount": "0.00", "ship-promotion-discount": "0.00", "tracking-number": "1Z0000000000000002",
	})
	return grid(header, one, two)
}

// etsyOrders has a row for each order, of which one was refunded, and sales tax that the marketplace keeps.
func etsyOrders() [][]string {
	header := headers("Sale Date,Order ID,Buyer User ID,Full Name,First Name,Last Name,Number of Items,Payment Method,Date Shipped,Street 1,Street 2,Ship City,Ship State,Ship Zipcode," +
		"Ship Country,Currency,Order Value,Coupon Code,Coupon Details,Discount Amount,Shipping Discount,Shipping,Sales Tax,Order Total,Status,Card Processing Fees,Order Net," +
		"Adjusted Order Total,Adjusted Card Processing Fees,Adjusted Net Order Amount,Buyer,Order Type,Payment Type,InPerson Discount,InPerson Location,SKU")
	one := cells{
		"Sale Date": "03/04/26", "Order ID": "3300000101", "Buyer User ID": "sample.buyer", "Full Name": "Sample Buyer", "First Name": "Sample", "Last Name": "Buyer", "Number of Items": "2",
		"Payment Method": "Credit Card", "Date Shipped": "03/06/26", "Street 1": "12 Example St", "Street 2": "Apt 4", "Ship City": "Boston", "Ship State": "MA", "Ship Zipcode": "02108",
		"Ship Country": "United States", "Currency": "USD", "Order Value": "68.00", "Coupon Code": "SAVE10", "Discount Amount": "6.80", "Shipping": "8.00", "Sales Tax": "4.33",
		"Order Total": "73.53", "Card Processing Fees": "2.46", "Order Net": "71.07", "Adjusted Order Total": "0.00", "Buyer": "Sample Buyer", "Order Type": "online",
		"Payment Type": "online_cc", "SKU": "MUG-1,SOAP-2",
	}
	two := one.with(cells{
		"Sale Date": "03/15/26", "Order ID": "3300000202", "Buyer User ID": "test.person", "Full Name": "Test Person", "Buyer": "Test Person", "Number of Items": "1", "Date Shipped": "",
		"Ship City": "Leeds", "Ship State": "", "Ship Zipcode": "LS1 4DY", "Ship Country": "United Kingdom", "Order Value": "22.50", "Discount Amount": "0.00", "Sales Tax": "0.00",
		"Order Total": "30.50", "Status": "Fully Refunded", "SKU": "",
	})
	return grid(header, one, two)
}

// etsyItems has a row for each item: postage and tax are those of the whole order, and stand in each.
func etsyItems() [][]string {
	header := headers("Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Coupon Details,Discount Amount,Shipping Discount,Order Shipping,Order Sales Tax,Item Total,Currency," +
		"Transaction ID,Listing ID,Date Paid,Date Shipped,Ship Name,Ship Address1,Ship Address2,Ship City,Ship State,Ship Zipcode,Ship Country,Order ID,Variations,Order Type,Listings Type," +
		"Payment Type,InPerson Discount,InPerson Location,SKU")
	one := cells{
		"Sale Date": "03/04/26", "Item Name": "Ceramic mug, speckled", "Buyer": "Sample Buyer", "Quantity": "2", "Price": "29.50", "Discount Amount": "5.90", "Order Shipping": "8.00", "Order Sales Tax": "4.33",
		"Item Total": "59.00", "Currency": "USD", "Transaction ID": "4000000001", "Listing ID": "1500000001", "Date Paid": "03/04/2026", "Date Shipped": "03/06/2026",
		"Ship Name": "Sample Buyer", "Ship Address1": "12 Example St", "Ship City": "Boston", "Ship State": "MA", "Ship Zipcode": "02108", "Ship Country": "United States",
		"Order ID": "3300000101", "Variations": "Color:Blue", "Order Type": "online", "Listings Type": "listing", "Payment Type": "online_cc", "SKU": "MUG-1",
	}
	two := one.with(cells{"Item Name": "Lavender soap bar", "Quantity": "1", "Price": "9.00", "Discount Amount": "0.90", "Item Total": "9.00", "Transaction ID": "4000000002", "Listing ID": "1500000002", "Variations": "", "SKU": "SOAP-2"})
	return grid(header, one, two)
}

// taobaoOrders guards long numbers as formulas and phones by an apostrophe, and says "null" of what there is not; an order
// that was not sent may have who would have carried it.
func taobaoOrders() [][]string {
	header := headers("订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址,运送方式,联系电话,联系手机," +
		"订单创建时间,订单付款时间,宝贝标题,宝贝种类,物流单号,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单")
	var rows []cells
	for _, line := range []string{
		"=\"1930679858170000011\"|示例买家|119.60|8.00|127.60|127.60|交易成功|请尽快发货|示例人|'13800000001|2026-03-04 22:02:15|2026-03-04 22:03:01|陶瓷马克杯 350ml|No:SF1000000000011|顺丰速运|2",
		"=\"1930679858170000022\"|样例买家|59.80|0.00|59.80|59.80|卖家已发货，等待买家确认||样例人|'13800000002|2026-03-05 09:12:40|2026-03-05 09:13:22|纯棉T恤|No:75000000000022|中通快递|1",
		"=\"1930679858170000033\"|测试买家|36.50|0.00|36.50|0.00|交易关闭||测试人|'13800000003|2026-03-06 11:00:00||纯棉T恤||中通快递|1",
	} {
		v := strings.Split(line, "|")
		rows = append(rows, cells{
			"订单编号": v[0], "买家会员名": v[1], "买家应付货款": v[2], "买家应付邮费": v[3], "总金额": v[4], "买家实际支付金额": v[5], "订单状态": v[6], "买家留言": v[7], "收货人姓名": v[8],
			"收货地址": "浙江省 杭州市 西湖区 示例路1号(310000)", "联系手机": v[9], "订单创建时间": v[10], "订单付款时间": v[11], "宝贝标题": v[12], "宝贝种类": "1", "物流单号": v[13], "物流公司": v[14],
			"订单备注": "'null", "宝贝总数量": v[15], "店铺名称": "示例旗舰店", "是否手机订单": "手机订单",
		})
	}
	return grid(header, rows...)
}

// magentoOrders is the grid of a shop's back office: of an order that is closed all was given back.
func magentoOrders() [][]string {
	header := headers("ID,Purchase Point,Purchase Date,Bill-to Name,Ship-to Name,Grand Total (Base),Grand Total (Purchased),Status,Billing Address,Shipping Address,Shipping Information,Customer Email," +
		"Customer Group,Subtotal,Shipping and Handling,Customer Name,Payment Method,Total Refunded")
	one := cells{
		"ID": "000000101", "Purchase Point": "Main Website", "Purchase Date": "2026-03-14 10:00:00", "Bill-to Name": "Ann Sample", "Ship-to Name": "Bo Sample", "Grand Total (Base)": "27.0000",
		"Grand Total (Purchased)": "27.0000", "Status": "complete", "Billing Address": "1 Mill Lane,Leeds", "Shipping Address": "2 Mill Lane,Leeds", "Shipping Information": "Flat rate",
		"Customer Email": "ann@example.com", "Customer Group": "General", "Subtotal": "22.0000", "Shipping and Handling": "5.0000", "Customer Name": "Ann Sample", "Payment Method": "paypal_express",
		"Total Refunded": "0.0000",
	}
	return grid(header, one,
		one.with(cells{"ID": "000000102", "Status": "closed", "Total Refunded": "27.0000"}),
		one.with(cells{"ID": "000000103", "Status": "pending", "Payment Method": "cashondelivery", "Total Refunded": ""}))
}

// woocommerceExport has a row for each item, whose quantity is without what was given back, and the order's amounts in each.
func woocommerceExport() [][]string {
	header := headers("Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name (Billing),Company (Billing),Address 1&2 (Billing),City (Billing),State Code (Billing)," +
		"Postcode (Billing),Country Code (Billing),Email (Billing),Phone (Billing),Payment Method Title,Cart Discount Amount,Order Subtotal Amount,Shipping Method Title,Order Shipping Amount," +
		"Order Refund Amount,Order Total Amount,Order Total Tax Amount,SKU,Item #,Item Name,Quantity (- Refund),Item Cost,Coupon Code,Discount Amount")
	one := cells{
		"Order Number": "501", "Order Status": "Completed", "Order Date": "2026-03-01 10:20", "First Name (Billing)": "Ann", "Last Name (Billing)": "Sample", "Address 1&2 (Billing)": "1 Mill Lane, Flat 2",
		"City (Billing)": "Leeds", "Postcode (Billing)": "LS1 1AA", "Country Code (Billing)": "GB", "Email (Billing)": "ann@example.com", "Payment Method Title": "Credit Card (Stripe)",
		"Cart Discount Amount": "5", "Order Subtotal Amount": "37.5", "Shipping Method Title": "Royal Mail", "Order Shipping Amount": "4", "Order Refund Amount": "0", "Order Total Amount": "36.5",
		"Order Total Tax Amount": "0", "SKU": "MUG-1", "Item #": "1", "Item Name": "Ceramic mug, speckled", "Quantity (- Refund)": "2", "Item Cost": "12.5", "Coupon Code": "SPRING", "Discount Amount": "5",
	}
	two := one.with(cells{"SKU": "SOAP-2", "Item #": "2", "Item Name": "Lavender soap bar", "Quantity (- Refund)": "1"})
	held := one.with(cells{
		"Order Number": "502", "Order Status": "On hold", "Cart Discount Amount": "0", "Order Subtotal Amount": "12.5", "Order Total Amount": "16.5", "Quantity (- Refund)": "1", "Coupon Code": "",
		"Discount Amount": "0", "Payment Method Title": "Cash on delivery",
	})
	return grid(header, one, two, held)
}
