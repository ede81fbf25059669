package sheet

// namespace is what a prefix of an XML part stands for, as far as it matters here. The transitional, the strict and
// the older form of a namespace are one.
type namespace uint8

const (
	undeclared namespace = iota
	unnamed              // no namespace
	foreign              // any other
	spreadsheetML
	relationshipIDs // of the r:id attribute
	packageLinks    // of the .rels parts
	compatibility   // mc:AlternateContent
)

var namespaces = map[string]namespace{
	"": unnamed,
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main": spreadsheetML,
	"http://purl.oclc.org/ooxml/spreadsheetml/main":             spreadsheetML,
	xmlBookSpace: spreadsheetML,
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": relationshipIDs,
	"http://purl.oclc.org/ooxml/officeDocument/relationships":             relationshipIDs,
	"http://schemas.openxmlformats.org/package/2006/relationships":        packageLinks,
	"http://schemas.openxmlformats.org/markup-compatibility/2006":         compatibility,
}

// binding is one xmlns attribute in force.
type binding struct {
	prefix string
	space  namespace
	depth  int // of the element that declares it
}

// bind puts the declarations of the start tag just read in force.
func (x *xmlReader) bind() {
	if len(x.opened) == 1 {
		x.unprefix = unnamed
	}
	for i := range x.attrs {
		attr := &x.attrs[i]
		prefix := ""
		switch {
		case string(attr.prefix) == "xmlns":
			prefix = string(attr.local)
		case len(attr.prefix) > 0 || string(attr.local) != "xmlns":
			continue
		}
		space, known := namespaces[string(attr.value)]
		if !known {
			space = foreign
		}
		x.bindings = append(x.bindings, binding{prefix, space, len(x.opened)})
		if prefix == "" {
			x.unprefix = space
		}
	}
}

// unbind ends the declarations of the element that is closing.
func (x *xmlReader) unbind() {
	kept := len(x.bindings)
	for kept > 0 && x.bindings[kept-1].depth == len(x.opened) {
		kept--
	}
	if kept == len(x.bindings) {
		return
	}
	x.bindings = x.bindings[:kept]
	x.unprefix = unnamed
	for i := range x.bindings {
		if x.bindings[i].prefix == "" {
			x.unprefix = x.bindings[i].space
		}
	}
}

// lookup gives the namespace that a prefix stands for here.
func (x *xmlReader) lookup(prefix []byte) namespace {
	for i := len(x.bindings) - 1; i >= 0; i-- {
		if x.bindings[i].prefix == string(prefix) {
			return x.bindings[i].space
		}
	}
	if string(prefix) == "xml" || string(prefix) == "xmlns" {
		return foreign
	}
	return undeclared
}

// is tells whether the current element is the named one of the spreadsheet namespace.
func (x *xmlReader) is(local string) bool {
	return x.space == spreadsheetML && string(x.local) == local
}

// attr gives the value of the current start tag's unprefixed attribute, nil where it has none.
func (x *xmlReader) attr(local string) []byte {
	for i := range x.attrs {
		if string(x.attrs[i].local) == local && len(x.attrs[i].prefix) == 0 {
			return x.attrs[i].value
		}
	}
	return nil
}

// relationshipID gives the value of the current start tag's r:id attribute.
func (x *xmlReader) relationshipID() string {
	for i := range x.attrs {
		if string(x.attrs[i].local) == "id" && x.lookup(x.attrs[i].prefix) == relationshipIDs {
			return string(x.attrs[i].value)
		}
	}
	return ""
}

// root reads up to the root element, which must be the named one of the namespace.
func (x *xmlReader) root(space namespace, local string) error {
	kind, err := x.next()
	if err != nil {
		return err
	}
	if kind != startTag || x.space != space || string(x.local) != local {
		return damaged("%s does not hold what it should (%s)", x.part, local)
	}
	return nil
}

// child reads up to the next start tag inside the element at depth; false at the end of that element. What
// an AlternateContent offers to older programs (its Fallback) counts as standing in its place: the
// extensions that its Choices need are none that a cell's value depends on.
func (x *xmlReader) child(depth int) (bool, error) {
	for {
		kind, err := x.next()
		if err != nil {
			return false, err
		}
		switch {
		case kind == endTag && x.depth() < depth:
			return false, nil
		case kind != startTag:
			continue
		case x.space != compatibility:
			return true, nil
		case string(x.local) == "Choice":
			if err := x.skip(); err != nil {
				return false, err
			}
		}
	}
}

// children calls visit at every child of the element at that depth, which is to read the child or skip it.
func (x *xmlReader) children(depth int, visit func() error) error {
	for {
		more, err := x.child(depth)
		if err != nil || !more {
			return err
		}
		if err := visit(); err != nil {
			return err
		}
	}
}

// skip reads to the end of the element whose start tag was just read.
func (x *xmlReader) skip() error {
	for depth := x.depth(); ; {
		kind, err := x.next()
		if err != nil {
			return err
		}
		if kind == endTag && x.depth() < depth {
			return nil
		}
	}
}

// content appends the characters directly inside the element whose start tag was just read, to its end.
func (x *xmlReader) content(to []byte) ([]byte, error) {
	for depth := x.depth(); ; {
		kind, err := x.next()
		if err != nil {
			return to, err
		}
		switch {
		case kind == characters && x.depth() == depth:
			to = append(to, x.text...)
		case kind == endTag && x.depth() < depth:
			return to, nil
		}
	}
}

// finish reads to the end of the part, past which its checksum is known.
func (x *xmlReader) finish() error {
	for {
		kind, err := x.next()
		if err != nil || kind == endOfPart {
			return err
		}
	}
}
