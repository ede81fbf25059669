package store

import (
	"context"
	"errors"
	"io"
	"time"

	"parcelbook/data"
)

var errSoon = errors.New("not built yet")

type BackupFile struct {
	Path   string
	At     time.Time // in the clock's place, to the second
	Reason string
	Size   int64 // bytes
}

func (s *Store) Backup(ctx context.Context, reason string) (string, error) {
	return "", errSoon
}
func (s *Store) BackupDaily(ctx context.Context) (string, error) { return "", errSoon }
func (s *Store) Check(ctx context.Context) ([]string, error)     { return nil, errSoon }
func Backups(path, backupDir string) ([]BackupFile, error)       { return nil, errSoon }
func Restore(path, from string, opts Options) (replaced string, err error) {
	return "", errSoon
}
func (tx *Tx) CarrierRows(from, to data.Date) ([]data.CarrierRow, error) { return nil, errSoon }
func (tx *Tx) SettlementRows(from, to data.Date) ([]data.SettlementRow, error) {
	return nil, errSoon
}
func (tx *Tx) Dump(w io.Writer) error { return errSoon }
