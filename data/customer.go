package data

import (
	"errors"
	"strings"

	"parcelbook/data/say"
)

// Verification says how far a customer has been verified.
type Verification string

// The states of verification.
const (
	Unverified Verification = "unverified"
	Asked      Verification = "asked"
	Verified   Verification = "verified"
	Refused    Verification = "refused"
)

// Customer is a person or firm that buys. Ident is what tells two customers apart: the email, else the phone, else name and address.
type Customer struct {
	ID                     int64
	Ident                  string
	Name, Phone, Email     string
	Country, City, Address string
	Verification           Verification
	CreditLimit            int64 // minor units of the book's currency; 0: none set
	Note                   string
	Documents              []Document
	RowID                  int64
	Withdrawn              bool
}

// Validate says what is missing or impossible in the record.
func (c Customer) Validate() error {
	var errs []error
	if strings.TrimSpace(c.Name) == "" {
		errs = append(errs, say.Text("a name is needed"))
	}
	switch c.Verification {
	case Unverified, Asked, Verified, Refused:
	default:
		errs = append(errs, say.Errorf("%q is not a state of verification", string(c.Verification)))
	}
	if c.CreditLimit < 0 {
		errs = append(errs, say.Text("a credit limit cannot be negative"))
	}
	for _, d := range c.Documents {
		errs = append(errs, d.Validate())
	}
	return errors.Join(errs...)
}

// DocumentKind is what a customer gave to be trusted.
type DocumentKind string

// The kinds of documents and guarantees.
const (
	DocIdentity  DocumentKind = "identity"
	DocCompany   DocumentKind = "company"
	DocCredit    DocumentKind = "credit"
	DocGuarantee DocumentKind = "guarantee"
	DocOther     DocumentKind = "other"
)

// DocumentKinds lists the kinds in the order in which they are offered.
func DocumentKinds() []DocumentKind {
	return []DocumentKind{DocIdentity, DocCompany, DocCredit, DocGuarantee, DocOther}
}

// Document is an identity paper, credit report or guarantee of a customer.
type Document struct {
	ID     int64
	Kind   DocumentKind
	Number string
	Expiry Date // "": does not expire
	Note   string
}

// Validate says what is missing in the document.
func (d Document) Validate() error {
	if d.Kind == "" || strings.TrimSpace(d.Number) == "" {
		return say.Text("a document needs a type and a number")
	}
	return nil
}
