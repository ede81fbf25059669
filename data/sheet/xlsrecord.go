package sheet

import (
	"encoding/binary"

	"parcelbook/data/say"
)

// Records of a workbook of the old kind (BIFF8) that matter here, by their numbers in MS-XLS 2.3.
const (
	recordFormula   = 0x0006
	recordEOF       = 0x000A
	recordDateMode  = 0x0022
	recordFilePass  = 0x002F
	recordContinue  = 0x003C
	recordSheet     = 0x0085
	recordMulRK     = 0x00BD
	recordRString   = 0x00D6
	recordMerged    = 0x00E5
	recordXF        = 0x00E0
	recordSST       = 0x00FC
	recordLabelSST  = 0x00FD
	recordNumber    = 0x0203
	recordLabel     = 0x0204
	recordBoolErr   = 0x0205
	recordString    = 0x0207
	recordArray     = 0x0221
	recordTable     = 0x0236
	recordRK        = 0x027E
	recordFormat    = 0x041E
	recordShared    = 0x04BC
	recordBOF       = 0x0809
	recordHeader    = 4     // bytes of a record's number and length
	maxRecord       = 8_224 // bytes of a record behind its header
	legacyVersion   = 0x0600
	legacyGlobals   = 0x0005
	legacyWorksheet = 0x0010
	legacyStart     = "\x09\x08\x10\x00\x00\x06\x05\x00" // the first record of such a workbook
)

// record is one record of a workbook.
type record struct {
	kind uint16
	at   int    // where it begins in the stream
	body []byte // behind its header
}

// recordScanner walks through the records of a part of the workbook's stream.
type recordScanner struct {
	stream []byte
	pos    int
}

// next gives the record at the current place. It fails at the end of the part, which no record may cross.
func (s *recordScanner) next() (record, error) {
	rest := s.stream[s.pos:]
	if len(rest) < recordHeader {
		return record{}, cutShort("the workbook breaks off at byte %d", s.pos)
	}
	found := record{kind: u16(rest), at: s.pos}
	length := int(u16(rest[2:]))
	if length > maxRecord || recordHeader+length > len(rest) {
		return record{}, cutShort("the record at byte %d of the workbook reaches beyond its end", s.pos)
	}
	found.body = rest[recordHeader : recordHeader+length]
	s.pos += recordHeader + length
	return found, nil
}

// continued gives a record's body and those of the CONTINUE records behind it, and passes over them.
func (s *recordScanner) continued(first record) (continuedText, error) {
	text := continuedText{part: first.body}
	for len(s.stream)-s.pos >= recordHeader && u16(s.stream[s.pos:]) == recordContinue {
		more, err := s.next()
		if err != nil {
			return text, err
		}
		text.more = append(text.more, more.body)
	}
	return text, nil
}

// cutShort is the failure of a workbook that lacks what should be there: to save it again would make the loss
// look whole.
func cutShort(pattern say.Text, args ...any) *Failure {
	failure := damaged(pattern, args...)
	failure.Do = doFetchAgain
	return failure
}

func u16(b []byte) uint16 { return binary.LittleEndian.Uint16(b) }

func u32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }
