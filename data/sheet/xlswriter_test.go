package sheet

import (
	"encoding/binary"
	"unicode/utf16"
)

// biff is a stream of records that a test writes.
type biff []byte

// put appends a record; parts that are strings are bytes as they are.
func (b *biff) put(kind uint16, parts ...any) {
	body := packed(parts...)
	*b = binary.LittleEndian.AppendUint16(*b, kind)
	*b = binary.LittleEndian.AppendUint16(*b, uint16(len(body)))
	*b = append(*b, body...)
}

func packed(parts ...any) []byte {
	var body []byte
	for _, part := range parts {
		switch part := part.(type) {
		case byte:
			body = append(body, part)
		case uint16:
			body = binary.LittleEndian.AppendUint16(body, part)
		case uint32:
			body = binary.LittleEndian.AppendUint32(body, part)
		case uint64:
			body = binary.LittleEndian.AppendUint64(body, part)
		case string:
			body = append(body, part...)
		case []byte:
			body = append(body, part...)
		default:
			panic(part)
		}
	}
	return body
}

// wideText is a string as records hold it, two bytes to a character, without its length.
func wideText(text string) []byte {
	body := []byte{stringWide}
	for _, unit := range utf16.Encode([]rune(text)) {
		body = binary.LittleEndian.AppendUint16(body, unit)
	}
	return body
}

func units(text string) int { return len(utf16.Encode([]rune(text))) }

// cell is the start of a cell's record.
func cell(row, column, style int) []byte {
	return packed(uint16(row-1), uint16(column), uint16(style))
}

// biffSheet is a sheet of a workbook that a test writes.
type biffSheet struct {
	name    string
	state   byte // 1 is hidden
	content byte // 0 is a worksheet, 2 a chart
	records biff
}

// biffBook makes a workbook's stream: styles 0 (General), 1 (a date) and 2 (dollars), further records of the whole
// workbook, and the sheets.
func biffBook(global biff, sheets ...biffSheet) []byte {
	start := packed(uint16(legacyVersion), uint16(legacyGlobals), uint32(0), uint64(0))
	var all biff
	all.put(recordBOF, start)
	dollars := `"US$"#,##0.00`
	all.put(recordFormat, uint16(164), uint16(len(dollars)), byte(0), dollars)
	for _, format := range []uint16{0, 22, 164} {
		all.put(recordXF, uint16(0), format, make([]byte, 16))
	}
	all = append(all, global...)
	var places []int
	for _, sheet := range sheets {
		places = append(places, len(all)+recordHeader)
		all.put(recordSheet, uint32(0), sheet.state, sheet.content, byte(units(sheet.name)), wideText(sheet.name))
	}
	all.put(recordEOF)
	for i, sheet := range sheets {
		binary.LittleEndian.PutUint32(all[places[i]:], uint32(len(all)))
		kind := uint16(legacyWorksheet)
		if sheet.content == 2 {
			kind = 0x20
		}
		all.put(recordBOF, uint16(legacyVersion), kind, uint32(0), uint64(0))
		all = append(all, sheet.records...)
		all.put(recordEOF)
	}
	return all
}

// biffOf makes a workbook with one sheet of these records.
func biffOf(write func(*biff)) []byte {
	var records biff
	write(&records)
	return biffBook(nil, biffSheet{name: "S", records: records})
}

// compound makes an OLE compound file with one stream (MS-CFB): header, allocation table, directory, stream.
func compound(name string, stream []byte) []byte {
	const sector, endOfChain, free, table = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
	content := append([]byte(nil), stream...)
	for len(content) < 4096 || len(content)%sector != 0 { // shorter streams lie elsewhere
		content = append(content, 0)
	}
	sectors := len(content) / sector
	tables := (sectors + 2 + 127) / 128
	for tables*128 < sectors+1+tables {
		tables++
	}
	header := packed(oleMagic, uint64(0), uint64(0), uint16(0x3E), uint16(3), uint16(0xFFFE), uint16(9), uint16(6), uint16(0), uint32(0),
		uint32(0), uint32(tables), uint32(tables), uint32(0), uint32(4096), uint32(endOfChain), uint32(0), uint32(endOfChain), uint32(0))
	for i := range 109 {
		place := uint32(free)
		if i < tables {
			place = uint32(i)
		}
		header = binary.LittleEndian.AppendUint32(header, place)
	}
	var links []byte
	for i := range tables * 128 {
		link := uint32(i + 1)
		switch {
		case i < tables:
			link = table
		case i == tables, i == tables+sectors:
			link = endOfChain
		case i > tables+sectors:
			link = free
		}
		links = binary.LittleEndian.AppendUint32(links, link)
	}
	entry := func(name string, kind byte, child, start, size uint32) []byte {
		title := make([]byte, 64)
		for i, unit := range utf16.Encode([]rune(name)) {
			binary.LittleEndian.PutUint16(title[2*i:], unit)
		}
		return packed(title, uint16(2*units(name)+2), kind, byte(1), uint32(free), uint32(free), child, make([]byte, 36), start, size, uint32(0))
	}
	directory := entry("Root Entry", 5, 1, endOfChain, 0)
	directory = append(directory, entry(name, 2, free, uint32(tables+1), uint32(len(content)))...)
	for len(directory) < sector {
		directory = append(directory, packed(make([]byte, 68), uint32(free), uint32(free), uint32(free), make([]byte, 48))...)
	}
	return packed(header, links, directory, content)
}
