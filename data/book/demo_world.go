package book

import (
	"time"

	"github.com/shopspring/decimal"

	"parcelbook/data"
)

// The made-up seller sells on AliExpress and in a shop of their own, which takes cards and cash on delivery.
const (
	demoMarketplace = "AliExpress"
	demoShop        = "Lantern Goods"
	demoProcessor   = "Meridian Card"
)

// Indexes of demoCarriers.
const (
	carrierPost = iota
	carrierDune
	carrierIber
)

func demoCarriers() []data.Holder {
	return []data.Holder{
		carrierPost: {
			Kind: data.KindCarrier, Name: "Yunlu Post", Contact: "客服 小林", Phone: "+86 755 0000 1101", Email: "claims@yunlu.example",
			UsualDays: 21, Note: "No cash on delivery.",
		},
		carrierDune: {
			Kind: data.KindCarrier, Name: "Swift Dune Express", Contact: "Finance desk, Layla", Phone: "+971 4 000 2202", Email: "cod@swiftdune.example",
			UsualDays: 6, Cycle: data.Cycle{From: data.FromDelivery, Days: 7, Weekdays: []time.Weekday{time.Monday, time.Thursday}},
			Fee: data.FeeRule{Percent: decimal.New(20, -1), Min: 100, Currency: "USD"},
		},
		carrierIber: {
			Kind: data.KindCarrier, Name: "Iberpaq", Contact: "Reembolsos, Inés", Phone: "+34 910 000 330", Email: "reembolsos@iberpaq.example",
			UsualDays: 4, Cycle: data.Cycle{From: data.FromDelivery, Days: 10, MonthDays: []int{15, 31}},
			Fee: data.FeeRule{Percent: decimal.New(15, -1), Fixed: 60, Currency: "EUR"},
		},
	}
}

// demoPlace is a country that the made-up seller sells to.
type demoPlace struct {
	country, prefix string
	cities          []demoCity
	given, family   []string
	familyFirst     bool // and no space between
	street          string
	currency        string
	carrier         int // index of demoCarriers
	cod             int // how many in a thousand of the shop's orders pay on delivery
}

type demoCity struct{ name, region, postal string }

// demoMarketPlaces are where the marketplace's orders go.
func demoMarketPlaces() []demoPlace {
	return []demoPlace{
		{
			country: "Russian Federation", prefix: "+7 900", carrier: carrierPost, currency: "USD", street: "ул. Садовая",
			cities: []demoCity{{"Казань", "Татарстан", "420000"}, {"Новосибирск", "Новосибирская область", "630000"}, {"Тверь", "Тверская область", "170000"}},
			given:  []string{"Анна", "Ольга", "Дмитрий", "Сергей", "Мария", "Илья", "Наталья", "Павел"},
			family: []string{"Берёзкин", "Журавль", "Лебедь", "Рябченко", "Шевчук", "Гончар", "Кравец", "Бондарь"},
		},
		{
			country: "Brazil", prefix: "+55 11", carrier: carrierPost, currency: "USD", street: "Rua das Acácias",
			cities: []demoCity{{"São Paulo", "SP", "01000-000"}, {"Curitiba", "PR", "80000-000"}},
			given:  []string{"João", "Luísa", "Thiago", "Beatriz", "Caíque", "Antônia"},
			family: []string{"Figueira", "Araújo", "Conceição", "Magalhães", "Teixeira"},
		},
		{
			country: "Poland", prefix: "+48 500", carrier: carrierPost, currency: "USD", street: "ul. Lipowa",
			cities: []demoCity{{"Łódź", "łódzkie", "90-001"}, {"Gdańsk", "pomorskie", "80-001"}},
			given:  []string{"Zofia", "Łukasz", "Małgorzata", "Wojciech", "Agnieszka"},
			family: []string{"Wiśniewska", "Dąbrowski", "Zając", "Wróbel", "Kaczmarek"},
		},
		{
			country: "Mexico", prefix: "+52 55", carrier: carrierPost, currency: "USD", street: "Calle Jacaranda",
			cities: []demoCity{{"Puebla", "Puebla", "72000"}, {"Mérida", "Yucatán", "97000"}},
			given:  []string{"José", "Lucía", "Andrés", "Ximena", "Raúl"},
			family: []string{"Peña", "Ibáñez", "Castañeda", "Muñoz", "Zúñiga"},
		},
	}
}

// demoShopPlaces are where the shop's own orders go.
func demoShopPlaces() []demoPlace {
	return []demoPlace{
		{
			country: "United Arab Emirates", prefix: "+971 50", carrier: carrierDune, currency: "USD", cod: 850, street: "Palm Grove St",
			cities: []demoCity{{"Dubai", "Dubai", ""}, {"Sharjah", "Sharjah", ""}, {"Al Ain", "Abu Dhabi", ""}},
			given:  []string{"Fatima", "Omar", "Yusuf", "Aisha", "Khalid", "Mariam", "Hassan", "Noura"},
			family: []string{"Al-Harbi", "Bin Saleh", "Al-Zahra", "El-Sayegh", "Al-Noor", "Haddad", "Al-Rashid"},
		},
		{
			country: "Spain", prefix: "+34 600", carrier: carrierIber, currency: "EUR", cod: 750, street: "Calle del Olmo",
			cities: []demoCity{{"Málaga", "Málaga", "29001"}, {"Logroño", "La Rioja", "26001"}, {"A Coruña", "A Coruña", "15001"}},
			given:  []string{"Carmen", "Íñigo", "Begoña", "Álvaro", "Núria", "Joaquín", "Rocío"},
			family: []string{"Núñez", "Etxeberria", "Piñeiro", "Güell", "Cañizares", "Ordóñez"},
		},
		{
			country: "Singapore", prefix: "+65 8000", carrier: carrierPost, currency: "USD", street: "Jalan Kenanga",
			cities: []demoCity{{"Singapore", "Singapore", "510000"}},
			given:  []string{"美玲", "志强", "晓雯", "国华", "雅婷", "俊杰"},
			family: []string{"陈", "林", "黄", "郑", "谢", "吴"}, familyFirst: true,
		},
	}
}

// demoProduct is something the made-up seller sells; its price is in minor units of whatever currency it is sold in.
type demoProduct struct {
	sku, title, chinese string
	specifications      []string
	price               int64
}

func demoProducts() []demoProduct {
	return []demoProduct{
		{"LN-1002", "Paper lantern, round", "圆形纸灯笼", []string{"Color: Red, Size: 30 cm", "Color: White, Size: 40 cm"}, 1290},
		{"LN-1017", "Solar garden lamp", "太阳能花园灯", []string{"Color: Warm white", "Color: Cold white"}, 2450},
		{"KT-0230", "Bamboo steamer, two tiers", "双层竹蒸笼", []string{"Size: 20 cm", "Size: 26 cm"}, 1875},
		{"KT-0411", "Tea set for four", "四人茶具", []string{"Color: Celadon", "Color: Black"}, 3990},
		{"TX-7305", "Silk scarf", "真丝围巾", []string{"Color: Jade, Size: 90 x 90 cm", "Color: Plum, Size: 90 x 90 cm"}, 2999},
		{"TX-7310", "Cotton yukata", "棉浴衣", []string{"Color: Indigo, Size: M", "Color: Indigo, Size: L", "Color: Grey, Size: XL"}, 4550},
		{"HM-5120", "Folding umbrella", "折叠伞", []string{"Color: Black", "Color: Mustard"}, 1640},
		{"HM-5188", "Desk fan, USB", "USB 台扇", []string{"Color: Mint", "Color: White"}, 2120},
		{"EL-9001", "Wireless charger", "无线充电器", []string{"Plug: EU", "Plug: UK"}, 2785},
		{"EL-9040", "Reading light with clip", "夹式阅读灯", []string{"Color: Black"}, 1399},
	}
}

// makeHolders makes the records of channels, carriers and the processor, with the rules by which they pay.
func (d *demo) makeHolders() error {
	var err error
	save := func(h data.Holder) data.Holder {
		if err == nil {
			h.ID, err = d.book.SaveHolder(d.ctx, h)
		}
		return h
	}
	d.processor = save(data.Holder{
		Kind: data.KindProcessor, Name: demoProcessor, Email: "payouts@meridian.example",
		Cycle: data.Cycle{From: data.FromPayment, Days: 3, Weekdays: []time.Weekday{time.Friday}},
	})
	d.marketplace = save(data.Holder{
		Kind: data.KindChannel, Name: demoMarketplace, Method: data.Online, PayWithinDays: 5,
		Cycle: data.Cycle{From: data.FromDelivery, Days: 7},
	})
	d.shop = save(data.Holder{
		Kind: data.KindChannel, Name: demoShop, Email: "hello@lantern.example", PayWithinDays: 3, ProcessorID: d.processor.ID,
	})
	for _, c := range demoCarriers() {
		d.carriers = append(d.carriers, save(c))
	}
	return err
}
