package book

import (
	"errors"
	"testing"

	"parcelbook/data/intake"
)

const (
	likeCOD    = "Waybill,COD amount,Currency\n"
	likeOrders = "Order Number,Order Date,Customer Name,Order Total,Currency\n"
)

// Whose a file is, is asked once: a file that comes again is that of the same holder.
func TestAFileIsWhoseTheFilesLikeItWere(t *testing.T) {
	type earlier struct{ name, header, holder string }
	for _, c := range []struct {
		what    string
		as      intake.Kind
		earlier []earlier
		name    string
		header  string
		want    string // "": it is asked
		like    string
		likely  string // proposed when it is asked
	}{
		{what: "the first of its kind", as: intake.Statements, name: "cod.csv", header: likeCOD},
		{"the next of a series", intake.Statements, []earlier{{"cod 2026-05.csv", likeCOD, "Swift"}}, "COD_2026-06 (1).csv", likeCOD, "Swift", "cod 2026-05.csv", ""},
		{"another name", intake.Statements, []earlier{{"cod may.csv", likeCOD, "Swift"}}, "payout.csv", likeCOD, "", "", "Swift"},
		{"names of digits alone", intake.Statements, []earlier{{"3.csv", likeCOD, "Swift"}}, "2026-10-05.csv", likeCOD, "", "", "Swift"},
		{"another header", intake.Statements, []earlier{{"cod.csv", likeCOD, "Swift"}}, "cod.csv", "Waybill,COD amount,Currency,Note\n", "", "", ""},
		{"two carriers by the same name", intake.Statements, []earlier{{"cod 1.csv", likeCOD, "Swift"}, {"cod 2.csv", likeCOD, "Iberpaq"}}, "cod 3.csv", likeCOD, "", "", "Iberpaq"},
		{"two carriers by names of their own", intake.Statements, []earlier{{"swift 1.csv", likeCOD, "Swift"}, {"iberpaq 1.csv", likeCOD, "Iberpaq"}}, "swift 2.csv", likeCOD, "Swift", "swift 1.csv", ""},
		{"orders of a shop", intake.Orders, []earlier{{"may.csv", likeOrders, "Corner"}}, "june.csv", likeOrders, "Corner", "may.csv", ""},
		{"orders of the shop they would be of anyway", intake.Orders, []earlier{{"may.csv", likeOrders, "Shop"}}, "may.csv", likeOrders, "Shop", "", ""},
		{"orders of two shops", intake.Orders, []earlier{{"may.csv", likeOrders, "Corner"}, {"list.csv", likeOrders, "Market"}}, "june.csv", likeOrders, "Shop", "", ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			b := newBook(t, t.TempDir())
			row := func(n string) string {
				if c.as == intake.Orders {
					return n + ",2026-05-01,Ana,20.00,USD\n"
				}
				return "W" + n + ",5.00,USD\n"
			}
			for i, e := range c.earlier {
				b.mustTake(t, file{e.name, e.header + row(string(rune('1'+i))), c.as, e.holder})
			}
			r, err := b.Review(t.Context(), Request{Name: c.name, Bytes: []byte(c.header + row("9")), As: c.as})
			if c.want == "" {
				var unknown *UnknownHolder
				if !errors.Is(err, ErrWhose) || !errors.As(err, &unknown) || unknown.Likely != c.likely {
					t.Fatalf("%v (%+v), want it to be asked with %q proposed", err, unknown, c.likely)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if r.Holder != c.want || r.Like != c.like {
				t.Errorf("it is of %q as %q was, want %q as %q", r.Holder, r.Like, c.want, c.like)
			}
		})
	}
}

func TestAWrongHolderIsForgottenWithItsImport(t *testing.T) {
	b := newBook(t, t.TempDir())
	wrong := b.mustTake(t, file{"cod 1.csv", likeCOD + "W1,5.00,USD\n", intake.Statements, "Wrong"})
	if err := b.Undo(t.Context(), wrong.ID, nil); err != nil {
		t.Fatal(err)
	}
	_, err := b.Review(t.Context(), Request{Name: "cod 1.csv", Bytes: []byte(likeCOD + "W1,5.00,USD\n")})
	if !errors.Is(err, ErrWhose) {
		t.Fatalf("it is taken for one of the holder that was wrong: %v", err)
	}
	b.mustTake(t, file{"cod 1.csv", likeCOD + "W1,5.00,USD\n", intake.Statements, "Right"})
	if r := b.mustReview(t, file{"cod 2.csv", likeCOD + "W2,5.00,USD\n", intake.Statements, ""}); r.Holder != "Right" {
		t.Errorf("the next one is of %q", r.Holder)
	}
}

// A shop's layout names the channel; a seller with a second shop there says so once.
func TestASecondShopOfAChannelIsRemembered(t *testing.T) {
	b := newBook(t, t.TempDir())
	const shopify = "Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price\n"
	text := func(number string) string {
		return shopify + number + ",a@mail.example,paid,2026-05-01 10:00:00 +0000,fulfilled,USD,20.00,0.00,0.00,20.00,2026-05-01 10:00:00 +0000,1,Kettle,20.00\n"
	}
	if r := b.mustReview(t, file{"orders_export_1.csv", text("#1"), "", ""}); r.Holder != "Shopify" || r.Like != "" {
		t.Fatalf("at first it is of %q as %q was", r.Holder, r.Like)
	}
	b.mustTake(t, file{"orders_export_1.csv", text("#1"), "", "Second shop"})
	if r := b.mustReview(t, file{"orders_export_2.csv", text("#2"), "", ""}); r.Holder != "Second shop" || r.Like != "orders_export_1.csv" {
		t.Errorf("then it is of %q as %q was", r.Holder, r.Like)
	}
}

// Two shops that nobody has named number their orders alike: the second one's do not change those of the first.
func TestOrdersOfAnotherShopAreAskedWhoseTheyAre(t *testing.T) {
	const header = "Order Number,Order Date,Customer Name,Product Name,Quantity,Unit Price,Order Total,Currency\n"
	first := file{"may.csv", header + "3001,2026-05-01,Ana,Kettle,1,20.00,20.00,USD\n3000,2026-05-01,Cy,Kettle,1,20.00,20.00,USD\n2999,2026-05-01,Di,Kettle,1,20.00,20.00,USD\n", intake.Orders, ""}
	for _, c := range []struct {
		what, row, holder string
		asked             bool
	}{
		{"another customer, other goods and another total", "3001,2026-06-01,Bob,Lamp,2,7.00,14.00,USD\n", "", true},
		{"the same, said to be of the shop", "3001,2026-06-01,Bob,Lamp,2,7.00,14.00,USD\n", "Shop", true},
		{"the same, said to be of another shop", "3001,2026-06-01,Bob,Lamp,2,7.00,14.00,USD\n", "Corner", false},
		{"the same customer, and nothing else", "3001,2026-06-01,ana,Lamp,2,7.00,14.00,USD\n", "", true},
		{"the same customer and total", "3001,2026-06-01,ana,Lamp,1,20.00,20.00,USD\n", "", false},
		{"the same customer and goods", "3001,2026-06-01,ana,Kettle,2,20.00,40.00,USD\n", "", false},
		{"the same goods, on another day", "3001,2026-06-01,Bob,Kettle,2,20.00,40.00,USD\n", "", true},
		{"the same goods and day", "3001,2026-05-01,Bob,Kettle,2,20.00,40.00,USD\n", "", false},
		{"the same total and day", "3001,2026-05-01,Bob,Lamp,1,20.00,20.00,USD\n", "", false},
		{"other goods on another day, of a customer that is not said", "3001,2026-06-01,,Lamp,2,7.00,14.00,USD\n", "", true},
		{"the same goods on another day, of a customer that is not said", "3001,2026-06-01,,Kettle,2,20.00,40.00,USD\n", "", false},
		{"one of three, said to be of the shop", "3001,2026-06-01,Bob,Lamp,2,7.00,14.00,USD\n3000,2026-05-01,Cy,Kettle,1,20.00,20.00,USD\n2999,2026-05-01,Di,Kettle,1,20.00,20.00,USD\n", "Shop", false},
		{"the same, not said to be", "3001,2026-06-01,Bob,Lamp,2,7.00,14.00,USD\n3000,2026-05-01,Cy,Kettle,1,20.00,20.00,USD\n2999,2026-05-01,Di,Kettle,1,20.00,20.00,USD\n", "", true},
		{"another number", "3002,2026-06-01,Bob,Lamp,2,7.00,14.00,USD\n", "", false},
	} {
		t.Run(c.what, func(t *testing.T) {
			b := newBook(t, t.TempDir())
			if r := b.mustReview(t, first); !r.HolderAssumed || r.Holder != "Shop" {
				t.Errorf("the first is of %q, assumed: %v", r.Holder, r.HolderAssumed)
			}
			b.mustTake(t, first)
			r, err := b.Review(t.Context(), Request{Name: "june.csv", Bytes: []byte(header + c.row), As: intake.Orders, Holder: c.holder})
			var others *OtherOrders
			if asked := errors.Is(err, ErrNumbers) && errors.As(err, &others) && others.Order == "3001" && others.Of == "Shop"; asked != c.asked {
				t.Fatalf("asked what they are: %v, want %v; %v", asked, c.asked, err)
			}
			if err == nil && r.HolderAssumed != (c.holder == "") {
				t.Errorf("of %q, assumed: %v", r.Holder, r.HolderAssumed)
			}
		})
	}
}

// So are those of a shop whose files go by the name and layout of another's.
func TestOrdersOfAnotherShopAreNotTakenForThoseOfAFileLikeIt(t *testing.T) {
	b := newBook(t, t.TempDir())
	const shopify = "Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price\n"
	text := func(email, title, price string) string {
		return shopify + "#1001," + email + ",paid,2026-05-01 10:00:00 +0000,fulfilled,USD," + price + ",0.00,0.00," + price + ",2026-05-01 10:00:00 +0000,1," + title + "," + price + "\n"
	}
	b.mustTake(t, file{"orders_export.csv", text("a@mail.example", "Mug", "15.00"), "", "Mugs"})
	_, err := b.Review(t.Context(), Request{Name: "orders_export.csv", Bytes: []byte(text("y@mail.example", "Hat", "40.00"))})
	var others *OtherOrders
	if !errors.As(err, &others) || others.Order != "#1001" || others.Of != "Mugs" {
		t.Errorf("it is not asked whose order #1001 is: %v", err)
	}
}
