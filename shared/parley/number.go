package parley

import (
	"strconv"
	"strings"
)

// WholeNumber is the value of a JSON number, where that is an integer of 64 bits, however it is written: 5, 5.0 and
// 50e-1 are one. The digits are moved, not multiplied out.
func WholeNumber(number string) (int64, bool) {
	mantissa, power, _ := strings.Cut(strings.ToLower(number), "e")
	whole, fraction, _ := strings.Cut(mantissa, ".")
	digits := whole + fraction
	shift := -len(fraction)
	if power != "" {
		n, err := strconv.Atoi(power)
		if err != nil {
			return 0, false
		}
		shift += n
	}
	if strings.Trim(digits, "-0") == "" {
		return 0, true
	}
	switch {
	case shift > maxDigits:
		return 0, false
	case shift > 0:
		digits += strings.Repeat("0", shift)
	case shift < 0:
		cut := max(len(digits)+shift, 0)
		if strings.Trim(digits[cut:], "0") != "" {
			return 0, false
		}
		digits = digits[:cut]
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	return n, err == nil
}

// maxDigits are the digits of the greatest int64.
const maxDigits = 19
