package sheet

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// candidate is an encoding that a text without a mark may have.
type candidate struct {
	name     string
	encoding encoding.Encoding
	// common tells, of an encoding with two bytes to a character, whether a character is one of daily use.
	common func(lead, trail byte) bool
	// frequent are the characters that the language, and trade in it, uses most. They part Chinese from
	// Korean, which have nearly all bytes in common.
	frequent string
	// alphabets are, of one with a byte to a character, the letters of the languages that are written in it.
	alphabets []string
}

// candidates come in the order in which they are believed where they are equally plausible.
var candidates = []candidate{
	{name: "windows-1252", encoding: charmap.Windows1252, alphabets: westernAlphabets},
	{name: "windows-1254", encoding: charmap.Windows1254, alphabets: turkishAlphabets},
	{name: "windows-1251", encoding: charmap.Windows1251},
	{name: "windows-1250", encoding: charmap.Windows1250, alphabets: centralAlphabets},
	{
		name: "gb18030", encoding: simplifiedchinese.GB18030, common: commonChinese,
		frequent: "的一是在不了有和人中大为上个国以要时来用生到作地于出分对成会可主发年动同工能下过子产种面方后多定行学法所民得经" +
			"订单号买卖家名称金额数量商品价格付款间收货址省市区县电话物流运费状态编日期合计总元支退店铺件码备注尺寸颜色色红黑白",
	},
	{
		name: "shift_jis", encoding: japanese.ShiftJIS, common: commonJapanese,
		frequent: "のにはをたがでてとしれさいるあもまなりこすかくきんうらそけスンールトリラクイ、。日本人年月大一会社注文番号名数量金額合計商品住所電話送料税込",
	},
	{
		name: "euc-kr", encoding: korean.EUCKR, common: commonKorean,
		frequent: "이다는의가에을하고지도로사은들기서를어자나리한해대시부인아일정여제수주장보원상전구스그공배송문번호금액품명성화소비조유동경결취환불택",
	},
}

func commonChinese(lead, trail byte) bool { // GB 2312: symbols, and the 3,755 characters of level 1
	return trail >= 0xA1 && (0xA1 <= lead && lead <= 0xA3 || 0xB0 <= lead && lead <= 0xD7)
}

func commonJapanese(lead, _ byte) bool { // JIS X 0208: symbols, kana, and the characters of level 1
	return 0x81 <= lead && lead <= 0x83 || 0x88 <= lead && lead <= 0x97
}

func commonKorean(lead, trail byte) bool { // KS X 1001: symbols, and its 2,350 syllables
	return trail >= 0xA1 && (0xA1 <= lead && lead <= 0xA3 || 0xB0 <= lead && lead <= 0xC8)
}

const maxEvidence = 128 << 10

// evidence is what the bytes of a text say about its encoding.
type evidence struct {
	lines      []byte // the first lines, then those with bytes beyond ASCII
	sequences  int    // valid UTF-8 sequences of more than one byte
	violations int    // bytes that are not UTF-8
}

// isUTF8 is also true of a text with a few broken characters among many whole ones: read as anything else
// all of them would be wrong. The broken ones are refused where they stand.
func (e *evidence) isUTF8() bool { return e.violations == 0 || e.sequences > 20*e.violations }

func gatherEvidence(source io.ReaderAt, size int64) (*evidence, error) {
	const always = 8 << 10 // where the header is
	found := &evidence{}
	in := bufio.NewReaderSize(io.NewSectionReader(source, 0, size), 64<<10)
	var cut []byte // the beginning of a sequence at the end of a piece
	for {
		piece, err := in.ReadSlice('\n')
		line := piece
		if len(cut) > 0 {
			line, cut = append(cut, piece...), nil
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			whole := wholeSequences(line)
			cut = append(cut, line[whole:]...)
			line, err = line[:whole], nil
		}
		wide := found.count(line)
		if (wide || len(found.lines) < always) && len(found.lines)+len(line) <= maxEvidence {
			found.lines = append(found.lines, line...)
		}
		if err == io.EOF {
			return found, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// wholeSequences gives the length of b without a UTF-8 sequence that its end cuts off.
func wholeSequences(b []byte) int {
	for back := 1; back < utf8.UTFMax && back <= len(b); back++ {
		if c := b[len(b)-back]; utf8.RuneStart(c) {
			if c >= utf8.RuneSelf && !utf8.FullRune(b[len(b)-back:]) {
				return len(b) - back
			}
			break
		}
	}
	return len(b)
}

// count counts the sequences of a line and tells whether it has bytes beyond ASCII.
func (e *evidence) count(line []byte) (wide bool) {
	for i := 0; i < len(line); {
		if line[i] < utf8.RuneSelf {
			i++
			continue
		}
		wide = true
		r, n := utf8.DecodeRune(line[i:])
		if r == utf8.RuneError && n == 1 {
			e.violations++
		} else {
			e.sequences++
		}
		i += n
	}
	return wide
}

// rankCandidates gives the candidates that the lines may be in, by score and plausibility together. What is less than half
// as plausible as another comes last, for in garbage there is a word now and then too. Where none is plausible it gives
// the first of all.
func rankCandidates(lines []byte, score func(string) int) []candidate {
	type judged struct {
		candidate
		points, plausible int
	}
	var likely []judged
	for _, c := range candidates {
		decoded, err := c.encoding.NewDecoder().Bytes(lines)
		if err != nil {
			continue
		}
		plausible := c.plausibility(decoded)
		if plausible < 0 {
			continue
		}
		points := 0
		if score != nil {
			points = score(string(decoded))
		}
		likely = append(likely, judged{c, points, plausible})
	}
	if len(likely) == 0 {
		return candidates[:1]
	}
	best := 0
	for _, c := range likely {
		best = max(best, c.plausible)
	}
	slices.SortStableFunc(likely, func(one, other judged) int {
		if garbled := 2*one.plausible < best; garbled != (2*other.plausible < best) {
			if garbled {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(other.points*other.plausible, one.points*one.plausible), cmp.Compare(other.plausible, one.plausible))
	})
	ranked := make([]candidate, len(likely))
	for i := range likely {
		ranked[i] = likely[i].candidate
	}
	return ranked
}

// plausibility is the share, in thousandths, of the characters beyond ASCII that stand where such characters
// stand in real text, and more where they are frequent ones, or make up words of a language; -1 where there is one that no text has.
func (c candidate) plausibility(text []byte) int {
	runes := bytes.Runes(text)
	encoder := c.encoding.NewEncoder()
	wide, good, frequent := 0, 0, 0
	for i, r := range runes {
		if r < utf8.RuneSelf {
			continue
		}
		if r == utf8.RuneError || r < 0xA0 || unicode.Is(unicode.Co, r) {
			return -1
		}
		wide++
		if c.common == nil {
			if fits(runes, i) {
				good++
			}
			continue
		}
		raw, err := encoder.Bytes([]byte(string(r)))
		if err == nil && len(raw) == 2 && c.common(raw[0], raw[1]) && !(isLatin(at(runes, i-1)) && isLatin(at(runes, i+1))) {
			good++
		}
		if strings.ContainsRune(c.frequent, r) {
			frequent++
		}
	}
	if wide == 0 {
		return 0
	}
	if c.alphabets != nil {
		frequent = ofOneLanguage(runes, c.alphabets)
	}
	return (good*1000 + frequent*300) / wide
}

func isLatin(r rune) bool { return r < utf8.RuneSelf && unicode.IsLetter(r) }

// at gives what is at index i, a blank outside.
func at[T rune | byte](text []T, i int) T {
	if i < 0 || i >= len(text) {
		return ' '
	}
	return text[i]
}

// ordinals are the signs of them, which are letters to Unicode.
const ordinals = "ºª"

// closes says whether a sign of an ordinal may stand between two characters, as in "Nº 5" and "2ºA".
func closes(before, after rune) bool { return !unicode.IsLetter(after) || unicode.IsDigit(before) }

// fits judges a character of a one-byte encoding by its neighbours.
func fits(runes []rune, i int) bool {
	const (
		punctuation = "¿¡«»“”„‘’‚–—…·°§©®™•№\u00a0"
		currencies  = "€£¥¢"
	)
	r, before, after := runes[i], at(runes, i-1), at(runes, i+1)
	switch {
	case strings.ContainsRune(ordinals, r):
		return closes(before, after)
	case !unicode.IsLetter(r):
		return strings.ContainsRune(punctuation, r) && (r == '’' || !unicode.IsLetter(before) || !unicode.IsLetter(after)) ||
			strings.ContainsRune(currencies, r) && !unicode.IsLetter(before) && !unicode.IsLetter(after)
	case unicode.IsUpper(r) && unicode.IsLower(before):
		return false // as in "pЕчЬ"
	case unicode.Is(unicode.Cyrillic, r):
		return !isLatin(before) && !isLatin(after)
	case !unicode.IsLetter(before) && !unicode.IsLetter(after):
		return true // a word of its own, as in "à la"
	default:
		return isLatin(before) || isLatin(after) ||
			unicode.IsLetter(before) && isLatin(at(runes, i-2)) || unicode.IsLetter(after) && isLatin(at(runes, i+2))
	}
}
