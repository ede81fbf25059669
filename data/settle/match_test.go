package settle

import (
	"testing"

	"parcelbook/data"
)

func TestMatch(t *testing.T) {
	carrier := data.Holder{ID: 10, Kind: data.KindCarrier}
	channel := data.Holder{ID: 1, Kind: data.KindChannel}
	processor := data.Holder{ID: 20, Kind: data.KindProcessor}
	parcel := func(id, order, carrier int64) data.Parcel {
		return data.Parcel{ID: id, OrderID: order, CarrierID: carrier, Waybill: "W1"}
	}
	gone := parcel(9, 9, 10)
	gone.Withdrawn = true
	order := func(id, channel int64) data.Order { return data.Order{ID: id, ChannelID: channel, Number: "N1"} }
	both := data.StatementLine{Waybill: "W1", OrderNumber: "N1"}
	tests := []struct {
		name    string
		line    data.StatementLine
		holder  data.Holder
		parcels []data.Parcel
		orders  []data.Order
		want    Matched
		ok      bool
	}{
		{"nothing", both, carrier, nil, nil, Matched{}, false},
		{"waybill", both, carrier, []data.Parcel{parcel(5, 7, 10)}, nil, Matched{7, 5}, true},
		{"waybill before number", both, carrier, []data.Parcel{parcel(5, 7, 10)}, []data.Order{order(8, 1)}, Matched{7, 5}, true},
		{"waybill of another carrier, paid through this one", both, carrier, []data.Parcel{parcel(5, 7, 11)}, nil, Matched{7, 5}, true},
		{"carrier breaks the tie", both, carrier, []data.Parcel{parcel(5, 7, 11), parcel(6, 8, 10)}, nil, Matched{8, 6}, true},
		{"own before unknown carrier", both, carrier, []data.Parcel{parcel(5, 7, 0), parcel(6, 8, 10)}, nil, Matched{8, 6}, true},
		{"unknown before another carrier", both, carrier, []data.Parcel{parcel(5, 7, 0), parcel(6, 8, 11)}, nil, Matched{7, 5}, true},
		{"order number breaks the tie", both, carrier, []data.Parcel{parcel(5, 7, 10), parcel(6, 8, 10)}, []data.Order{order(8, 1)}, Matched{8, 6}, true},
		{"tie stays", both, carrier, []data.Parcel{parcel(5, 7, 10), parcel(6, 8, 10)}, nil, Matched{}, false},
		{"withdrawn parcel is none", both, carrier, []data.Parcel{gone}, nil, Matched{}, false},
		{"withdrawn parcel is no tie", both, carrier, []data.Parcel{gone, parcel(5, 7, 10)}, nil, Matched{7, 5}, true},
		{"number", both, carrier, nil, []data.Order{order(7, 1)}, Matched{7, 0}, true},
		{"number in two channels", both, processor, nil, []data.Order{order(7, 1), order(8, 2)}, Matched{}, false},
		{"a channel's own order", both, channel, nil, []data.Order{order(7, 1), order(8, 2)}, Matched{7, 0}, true},
		{"not another channel's order", both, channel, nil, []data.Order{order(8, 2)}, Matched{}, false},
		{"withdrawn order", both, carrier, nil, []data.Order{{ID: 7, Withdrawn: true}}, Matched{}, false},
		{"a line without references", data.StatementLine{Waybill: " ", OrderNumber: "#"}, carrier, []data.Parcel{parcel(5, 7, 10)}, []data.Order{order(7, 1)}, Matched{}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, ok := Match(tt.line, tt.holder, tt.parcels, tt.orders); got != tt.want || ok != tt.ok {
				t.Errorf("got %+v %v, want %+v %v", got, ok, tt.want, tt.ok)
			}
		})
	}
}
