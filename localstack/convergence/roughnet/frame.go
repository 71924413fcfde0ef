package roughnet

import (
	"bufio"
	"encoding/binary"
	"io"
)

// message is one message of a server, or one control frame, as it came: all its bytes.
type message struct {
	bytes   []byte
	control bool
}

// readMessage reads up to the end of a message. A control frame that comes between the frames of a message
// is taken for a part of it: it stays where it was.
func readMessage(r *bufio.Reader) (m message, err error) {
	for first := true; ; first = false {
		header, err := readFrame(r, &m.bytes)
		if err != nil {
			return m, err
		}
		control := header&0x08 != 0
		if first && control {
			m.control = true
			return m, nil
		}
		if final := header&0x80 != 0; final && !control {
			return m, nil
		}
	}
}

// readFrame appends one frame to into, and gives its first byte.
func readFrame(r *bufio.Reader, into *[]byte) (byte, error) {
	start := len(*into)
	if err := readMore(r, into, 2); err != nil {
		return 0, err
	}
	first, second := (*into)[start], (*into)[start+1]
	extended := map[byte]int{126: 2, 127: 8}[second&0x7f]
	if err := readMore(r, into, extended); err != nil {
		return 0, err
	}
	length := uint64(second & 0x7f)
	switch field := (*into)[start+2:]; extended {
	case 2:
		length = uint64(binary.BigEndian.Uint16(field))
	case 8:
		length = binary.BigEndian.Uint64(field)
	}
	if second&0x80 != 0 {
		length += 4 // the mask
	}
	if length > maxFrame {
		return 0, io.ErrShortBuffer
	}
	return first, readMore(r, into, int(length))
}

const maxFrame = 1 << 20

func readMore(r *bufio.Reader, into *[]byte, n int) error {
	start := len(*into)
	*into = append(*into, make([]byte, n)...)
	_, err := io.ReadFull(r, (*into)[start:])
	return err
}

// readHead reads the answer to the handshake up to its empty line.
func readHead(r *bufio.Reader) (head []byte, err error) {
	for {
		line, err := r.ReadBytes('\n')
		head = append(head, line...)
		if err != nil || len(line) <= 2 {
			return head, err
		}
	}
}
