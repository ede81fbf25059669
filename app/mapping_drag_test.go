package app

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"parcelbook/data/intake"
)

// dragged drags from one place on the canvas to another as the driver does: whatever lies on top there and can be
// dragged gets a step at a time.
func (s *stage) dragged(from, to fyne.Position) {
	s.t.Helper()
	top := s.win.Canvas().Overlays().Top()
	if top == nil {
		top = s.win.Content()
	}
	found := draggableAt(top, from)
	if found == nil {
		s.t.Fatalf("nothing can be dragged at %v", from)
	}
	const steps = 10
	for i := range steps {
		part := float32(i+1) / steps
		at := fyne.NewPos(from.X+(to.X-from.X)*part, from.Y+(to.Y-from.Y)*part)
		found.Dragged(&fyne.DragEvent{
			PointEvent: fyne.PointEvent{AbsolutePosition: at}, Dragged: fyne.NewDelta((to.X-from.X)/steps, (to.Y-from.Y)/steps),
		})
	}
	found.DragEnd()
}

// draggableAt is what can be dragged at a place on the canvas, where several lie there the one on top.
func draggableAt(o fyne.CanvasObject, at fyne.Position) fyne.Draggable {
	inside := at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(o))
	if !o.Visible() || inside.X < 0 || inside.Y < 0 || inside.X >= o.Size().Width || inside.Y >= o.Size().Height {
		return nil
	}
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	found, _ := o.(fyne.Draggable)
	for _, child := range children {
		if d := draggableAt(child, at); d != nil {
			found = d
		}
	}
	return found
}

// dragStage is a mapping screen whose columns nothing is known of.
func dragStage(t *testing.T) (*stage, *mapping) {
	t.Helper()
	s := newEmpty(t)
	m := s.mappingOf(file(t, "zyx.csv", unknownFile))
	m.options.setHeader(1)
	for i := range m.columns.fields {
		m.columns.set(i, nil)
	}
	m.columns.steps = nil
	return s, m
}

// chipAt is the middle of a field's chip.
func (m *mapping) chipAt(f intake.Field) fyne.Position {
	chip := m.fields.chips[f]
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(chip).AddXY(chip.Size().Width/2, chip.Size().Height/2)
}

// headAt is a place in the head of a column.
func (m *mapping) headAt(column int) fyne.Position {
	m.columns.sheet.Move(column)
	return m.columns.sheet.HeadPosition().AddXY(20, -8)
}

// expect fails where the columns are not taken for this; "-" is one that is left out.
func (m *mapping) expect(t *testing.T, want string) {
	t.Helper()
	var got []string
	for _, fields := range m.columns.fields {
		text := "-"
		if len(fields) > 0 {
			text = fieldLabels(fields)
		}
		got = append(got, text)
	}
	if strings.Join(got, "|") != want {
		t.Fatalf("the columns are %s, want %s", strings.Join(got, "|"), want)
	}
}

func TestFieldIsDraggedOntoItsColumn(t *testing.T) {
	s, m := dragStage(t)
	s.dragged(m.chipAt(intake.OrderNumber), m.headAt(0).AddXY(0, 60))
	m.expect(t, "order number|-|-|-|-")
	if !m.fields.chips[intake.OrderNumber].used || m.fields.chips[intake.Title].used {
		t.Error("the chips do not show which fields have a column")
	}
	s.dragged(m.chipAt(intake.OrderTotal), m.headAt(4))
	s.dragged(m.chipAt(intake.OrderNumber), m.headAt(1))
	m.expect(t, "-|order number|-|-|order total")
	s.dragged(m.chipAt(intake.Title), fyne.NewPos(5, 5)) // beside the sheet
	s.dragged(m.chipAt(intake.Title), m.headAt(0).SubtractXY(40, 0))
	m.expect(t, "-|order number|-|-|order total")
	m.columns.sheet.Move(3)
	test.Tap(m.fields.chips[intake.Title])
	m.expect(t, "-|order number|-|product|order total")
}

func TestWhatAColumnIsTakenForIsDraggedOntoAnother(t *testing.T) {
	s, m := dragStage(t)
	m.columns.place(intake.OrderNumber, 0)
	m.columns.place(intake.OrderTotal, 1)
	s.dragged(m.headAt(1), m.headAt(4))
	m.expect(t, "order number|-|-|-|order total")
	s.dragged(m.headAt(0), m.headAt(4))
	m.expect(t, "order total|-|-|-|order number")
	s.dragged(m.headAt(2), m.headAt(4)) // there is nothing to drag
	s.dragged(m.headAt(0), m.headAt(0).AddXY(20, 40))
	s.dragged(m.headAt(0).SubtractXY(40, 0), m.headAt(4)) // the corner
	m.expect(t, "order total|-|-|-|order number")
	for _, want := range []string{"order number|-|-|-|order total", "order number|order total|-|-|-"} {
		s.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
		m.expect(t, want)
	}
	test.Tap(m.columns.undo)
	test.Tap(m.columns.undo)
	m.expect(t, "-|-|-|-|-")
	if !m.columns.undo.Disabled() {
		t.Error("there is nothing to step back to, and the button does not say so")
	}
}

// A header is dragged by its right edge for the width of its column, in the sheet and in every list.
func TestHeaderIsDraggedForItsWidth(t *testing.T) {
	s, m := dragStage(t)
	next := m.headAt(1)
	m.columns.place(intake.OrderNumber, 0)
	s.dragged(next.SubtractXY(20+3, 0), next.AddXY(77, 0))
	if moved := m.headAt(1).X - next.X; moved != 100 {
		t.Errorf("dragged by 100 the next column has moved by %v", moved)
	}
	m.expect(t, "order number|-|-|-|-")
}

func TestEveryStepInTheMappingIsTakenBack(t *testing.T) {
	_, m := dragStage(t)
	c := m.columns
	state := func() any {
		fields := make([]string, len(c.fields))
		for i := range fields {
			fields[i] = fieldLabels(c.fields[i])
		}
		return []any{fields, append([]bool(nil), c.mine...), c.base, c.header, m.options.header.value()}
	}
	random := rand.New(rand.NewPCG(3, 7))
	for range 20 {
		c.steps = nil
		states := []any{state()}
		for range 12 {
			column := random.IntN(len(c.fields))
			switch random.IntN(4) {
			case 0:
				c.place(intake.Field(random.IntN(9)), column)
			case 1:
				c.exchange(column, random.IntN(len(c.fields)))
			case 2:
				c.set(column, nil)
			case 3:
				m.options.setHeader(random.IntN(3) - 1)
			}
			if len(c.steps) == len(states) {
				states = append(states, state())
			}
		}
		for i := len(states) - 1; i >= 0; i-- {
			if got := state(); !reflect.DeepEqual(got, states[i]) {
				t.Fatalf("%d steps before the last it is %v, want %v", len(states)-1-i, got, states[i])
			}
			c.stepBack()
		}
	}
}

func TestPreviewSaysBesideTheRowWhatIsWrongWithIt(t *testing.T) {
	s, m := dragStage(t)
	s.elapse()
	if said := m.preview.said.Text; !strings.Contains(said, "• ") || len(strings.Split(said, "\n")) < 2 {
		t.Errorf("two reasons are not two lines: %q", said)
	}
	for i, f := range []intake.Field{intake.OrderNumber, intake.OrderDate, intake.RecipientName, intake.Title, intake.OrderTotal} {
		m.columns.place(f, i)
	}
	s.elapse()
	var shown []string
	for _, item := range inFileOrder(m.preview.review) {
		shown = append(shown, item.Subject+" "+changesText(item))
	}
	if got := strings.Join(shown, "|"); got != "A-001 |A-002 |A-003 Tot “fifteen”: not an amount" {
		t.Errorf("the preview shows %s", got)
	}
	for row := range m.columns.rows {
		for column := -1; column < 5; column++ {
			wrong := row == 4 && (column == -1 || column == 4)
			if got := m.preview.mark(row, column); (got != "") != wrong {
				t.Errorf("row %d, column %d is marked %q", row, column, got)
			}
		}
	}
}
