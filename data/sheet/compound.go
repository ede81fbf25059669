package sheet

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"
	"github.com/xuri/excelize/v2"

	"parcelbook/data/say"
)

// maxCompound bounds an OLE compound file, of which one stream is held in memory.
const maxCompound = 256 << 20

// openCompound opens an OLE compound file: an old workbook, an encrypted one, or one of the kinds that are
// refused.
func openCompound(source io.ReaderAt, size int64, password string) (container, error) {
	if size > maxCompound {
		return nil, tooLarge("the file is larger than %d MB", maxCompound>>20)
	}
	sectors := &sectorReader{source: source}
	streams, err := rootStreams(sectors)
	if err != nil {
		return openUnlisted(source, size, password, err)
	}
	if stream := streams["workbook"]; stream != nil {
		content, err := sectors.readStream(stream, size)
		if err != nil {
			return nil, err
		}
		return openLegacy(content)
	}
	switch {
	case streams["encryptedpackage"] != nil:
		return openEncrypted(source, size, password)
	case streams["book"] != nil:
		return nil, tooOldXLS()
	case streams["worddocument"] != nil, streams["powerpoint document"] != nil:
		return nil, notSpreadsheet("it is a document of a word processor or presentation program")
	default:
		return nil, notSpreadsheet("it is a file of some office program with no workbook in it")
	}
}

// tooOldXLS is the failure of a workbook from before Excel 97, whose texts do not say in which encoding they are.
func tooOldXLS() *Failure {
	return &Failure{
		What: "it is a workbook of an .xls kind older than Excel 97",
		Do:   "open it in a spreadsheet program and save it as .xlsx", Err: ErrLegacyXLS,
	}
}

// rootStreams lists the streams of a compound file that lie in no folder, by their names in lower case.
func rootStreams(sectors *sectorReader) (map[string]*mscfb.File, error) {
	compound, err := mscfb.New(sectors)
	if err != nil {
		return nil, err
	}
	streams := map[string]*mscfb.File{}
	for _, file := range compound.File {
		if len(file.Path) == 0 && !file.FileInfo().IsDir() {
			streams[strings.ToLower(file.Name)] = file
		}
	}
	return streams, nil
}

// openUnlisted opens a compound file whose directory cannot be read: a damaged workbook, if it can be seen to be
// one, otherwise taken for a protected one, which is encrypted.
func openUnlisted(source io.ReaderAt, size int64, password string, cause error) (container, error) {
	raw, err := readWhole(source, size)
	if err != nil {
		return nil, err
	}
	if bytes.Contains(raw, []byte(legacyStart)) {
		return nil, brokenCompound(cause)
	}
	return openEncrypted(source, size, password)
}

func brokenCompound(cause error) *Failure {
	failure := damaged("the .xls workbook is damaged or cut short")
	failure.Do = doFetchAgain
	failure.Err = say.Errorf("%w: %w", ErrDamaged, cause)
	return failure
}

func readWhole(source io.ReaderAt, size int64) ([]byte, error) {
	raw := make([]byte, size)
	if _, err := source.ReadAt(raw, 0); err != nil && err != io.EOF {
		return nil, err
	}
	return raw, nil
}

func openEncrypted(source io.ReaderAt, size int64, password string) (container, error) {
	if password == "" {
		return nil, &Failure{
			What: "the workbook is password-protected", Do: "give its password, or save it without one", Err: ErrProtected,
		}
	}
	raw, err := readWhole(source, size)
	if err != nil {
		return nil, err
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
		failure.Err = say.Errorf("%w: %w", ErrDamaged, err)
		return nil, failure
	}
	opened, err := openWorkbook(bytes.NewReader(plain), int64(len(plain)))
	if err != nil {
		return nil, err
	}
	return unlocked{opened, plain}, nil
}

// unlocked is a workbook that its password opened.
type unlocked struct {
	container
	plain []byte
}
