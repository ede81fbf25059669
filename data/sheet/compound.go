package sheet

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// maxCompound bounds an OLE file, which is held in memory.
const maxCompound = 256 << 20

// openCompound opens an OLE compound file: an encrypted workbook, or one of the kinds that are refused.
func openCompound(source io.ReaderAt, size int64, password string) (container, error) {
	if size > maxCompound {
		return nil, tooLarge("the file is larger than %d MB", maxCompound>>20)
	}
	raw := make([]byte, size)
	if _, err := source.ReadAt(raw, 0); err != nil && err != io.EOF {
		return nil, err
	}
	switch {
	case hasStream(raw, "EncryptedPackage"):
		return openEncrypted(raw, password)
	case hasStream(raw, "Workbook"), hasStream(raw, "Book"):
		return nil, &Failure{
			What: "it is a workbook of the old .xls kind",
			Do:   "open it in a spreadsheet program and save it as .xlsx", Err: ErrLegacyXLS,
		}
	case hasStream(raw, "WordDocument"), hasStream(raw, "PowerPoint Document"):
		return nil, notSpreadsheet("it is a document of a word processor or presentation program")
	default: // the container of protected workbooks, with nothing readable in it
		return openEncrypted(raw, password)
	}
}

// hasStream looks for a directory entry of the compound file by its name. Entries are 128 bytes long, begin
// with the name in UTF-16 and lie in sectors that begin at multiples of 512 (MS-CFB 2.6.1).
func hasStream(raw []byte, name string) bool {
	const entry = 128
	var start []byte
	for _, unit := range utf16.Encode([]rune(name + "\x00")) {
		start = binary.LittleEndian.AppendUint16(start, unit)
	}
	for at := 512; at+entry <= len(raw); at += entry {
		if bytes.HasPrefix(raw[at:], start) {
			return true
		}
	}
	return false
}

func openEncrypted(raw []byte, password string) (container, error) {
	if password == "" {
		return nil, &Failure{
			What: "the workbook is password-protected", Do: "give its password, or save it without one", Err: ErrProtected,
		}
	}
	plain, err := excelize.Decrypt(raw, &excelize.Options{Password: password})
	switch {
	case errors.Is(err, excelize.ErrWorkbookPassword), err == nil && !bytes.HasPrefix(plain, []byte(zipMagic)):
		return nil, &Failure{
			What: "the password does not open the workbook", Do: "give the right password", Err: ErrProtected,
		}
	case err != nil:
		failure := damaged("the password-protected workbook cannot be decrypted")
		failure.Do = doFetchAgain
		failure.Err = fmt.Errorf("%w: %w", ErrDamaged, err)
		return nil, failure
	}
	return openWorkbook(bytes.NewReader(plain), int64(len(plain)))
}
